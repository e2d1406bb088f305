package dev.saldo.platform.hold;

import dev.saldo.kit.Pure;

/** What became of a hold. */
@Pure
enum HoldStatus {
    OPEN,
    POSTED,
    RELEASED,
    EXPIRED
}
