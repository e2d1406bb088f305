/** What Saldo is compared with. */
@NullMarked
package dev.saldo.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
