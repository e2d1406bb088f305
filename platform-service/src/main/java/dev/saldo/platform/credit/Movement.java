package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import java.util.UUID;

/**
 * One row of the ledger.
 *
 * @param amount signed: what it adds to the balance, never zero
 */
@Pure
record Movement(
        UUID id,
        UUID store,
        UUID platform,
        long sequence,
        MovementKind kind,
        Money amount,
        Money before,
        Money after,
        Cause cause) {

    /** The movement that adds an amount to an account. */
    static Movement of(UUID id, Account account, MovementKind kind, Money amount, Cause cause) {
        return new Movement(
                id,
                account.store(),
                account.platform(),
                account.sequence() + 1,
                kind,
                amount,
                account.balance(),
                account.balance().plus(amount),
                cause);
    }
}
