/** The same work with the least that any program would do for it: what the machine could give at most. */
@NullMarked
package dev.saldo.benchmarks.least;

import org.jspecify.annotations.NullMarked;
