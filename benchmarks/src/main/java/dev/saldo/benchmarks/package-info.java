/** Load drivers, and what they are compared with. */
@NullMarked
package dev.saldo.benchmarks;

import org.jspecify.annotations.NullMarked;
