/** The suite that load is put on: how it is started, and the ways into it. */
@NullMarked
package dev.saldo.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
