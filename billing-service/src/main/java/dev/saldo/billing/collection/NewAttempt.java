package dev.saldo.billing.collection;

import dev.saldo.billing.settlement.Account;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A provider is to be asked for all that is due.
 *
 * @param at by the clock of the store
 */
@Pure
record NewAttempt(UUID id, Account account, String paymentMethod, Instant at) {

    Money amount() {
        return account.settlement().due();
    }
}
