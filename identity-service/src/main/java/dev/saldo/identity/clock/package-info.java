/** The clocks of test stores, which are moved through all that falls due. */
@NullMarked
package dev.saldo.identity.clock;

import org.jspecify.annotations.NullMarked;
