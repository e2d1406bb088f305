/** Events committed with the state they tell of, and the relay that sends them. */
@NullMarked
package dev.saldo.kit.outbox;

import org.jspecify.annotations.NullMarked;
