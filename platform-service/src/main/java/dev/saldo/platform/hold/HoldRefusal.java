package dev.saldo.platform.hold;

import dev.saldo.kit.Pure;

/** The condition that forbids an act on a hold. */
@Pure
enum HoldRefusal {
    NOT_OPEN,
    WRONG_CURRENCY,
    MORE_THAN_HELD
}
