/** What was measured, as JSON, as a page and for the terminal. */
@NullMarked
package dev.saldo.benchmarks.report;

import org.jspecify.annotations.NullMarked;
