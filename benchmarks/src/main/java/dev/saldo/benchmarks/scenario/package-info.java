/** The scenarios, and what each is compared with. */
@NullMarked
package dev.saldo.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
