package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param amount signed: what it adds to the balance, never zero
 * @param landedCost what the credits had cost that it took; negative for what it gave back; null when it did neither, and
 *     for movements from before there were lots
 */
@Pure
public record Movement(
        UUID id,
        UUID store,
        UUID platform,
        long sequence,
        MovementKind kind,
        Money amount,
        Money before,
        Money after,
        @Nullable Money landedCost,
        Cause cause) {

    /** The movement that a move of an account is. */
    static Movement of(UUID id, Account account, Move move, @Nullable Money landedCost, Cause cause) {
        return new Movement(
                id,
                account.store(),
                account.platform(),
                account.sequence() + 1,
                move.kind(),
                move.amount(),
                account.balance(),
                account.balance().plus(move.amount()),
                landedCost,
                cause);
    }
}
