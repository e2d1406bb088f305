package dev.saldo.sales.policy;

import dev.saldo.kit.Pure;

/**
 * What a store chose.
 *
 * @param version 0 as long as the store has chosen nothing
 */
@Pure
record SalesPolicy(OnMissingCredit onMissingCredit, int version) {

    static SalesPolicy usual() {
        return new SalesPolicy(OnMissingCredit.WAIT, 0);
    }
}
