/** Events applied exactly once: claimed in the transaction of their effect, or kept as dead letters. */
@NullMarked
package dev.saldo.kit.inbox;

import org.jspecify.annotations.NullMarked;
