package dev.saldo.sales.policy;

import dev.saldo.kit.Pure;

/** What a store wants of a sale whose credits are not there. */
@Pure
public enum OnMissingCredit {
    WAIT,
    REJECT
}
