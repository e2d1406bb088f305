package dev.saldo.sales.policy;

import dev.saldo.kit.Pure;

/** What a store wants of a sale whose credits are not there. */
@Pure
public enum OnMissingCredit {
    WAIT,
    REJECT;

    /** What a later release may add is as good as waiting: nothing is lost that way. */
    public static OnMissingCredit of(String wire) {
        return wire.equals("reject") ? REJECT : WAIT;
    }
}
