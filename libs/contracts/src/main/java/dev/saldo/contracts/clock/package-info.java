/** The clock of test stores, which only moves when it is told to. */
@NullMarked
package dev.saldo.contracts.clock;

import org.jspecify.annotations.NullMarked;
