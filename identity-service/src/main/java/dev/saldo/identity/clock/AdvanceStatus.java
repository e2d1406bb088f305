package dev.saldo.identity.clock;

import dev.saldo.kit.Pure;

/** Whether everything that fell due on the way is done. */
@Pure
enum AdvanceStatus {
    RUNNING,
    SETTLED
}
