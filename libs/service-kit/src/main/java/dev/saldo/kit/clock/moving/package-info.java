/** Moving the clocks of test stores: what a service does when it is told that one stands at another moment. */
@NullMarked
package dev.saldo.kit.clock.moving;

import org.jspecify.annotations.NullMarked;
