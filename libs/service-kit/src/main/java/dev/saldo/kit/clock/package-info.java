/** The clocks of stores. A live store goes by the wall; that of a test store stands where it was moved to. */
@NullMarked
package dev.saldo.kit.clock;

import org.jspecify.annotations.NullMarked;
