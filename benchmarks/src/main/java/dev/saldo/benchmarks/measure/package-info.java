/** How load is put on and what it came to: closed and open loops, rounds, medians, targets. Knows nothing of Saldo. */
@NullMarked
package dev.saldo.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
