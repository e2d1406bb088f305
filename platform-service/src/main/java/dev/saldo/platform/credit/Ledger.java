package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.Digits;
import dev.saldo.platform.credit.Posting.AlreadyExpired;
import dev.saldo.platform.credit.Posting.BalanceTooLarge;
import dev.saldo.platform.credit.Posting.CostTooLarge;
import dev.saldo.platform.credit.Posting.InsufficientCredit;
import dev.saldo.platform.credit.Posting.PlatformDeleted;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.Posting.WrongCurrency;
import dev.saldo.platform.lot.Lot;
import dev.saldo.platform.lot.Origin;
import dev.saldo.platform.lot.Purchase;
import dev.saldo.platform.lot.Settlement;
import dev.saldo.platform.lot.Stock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rule of the ledger: what may move a balance. Everything that changes one goes through here. */
@Pure
final class Ledger {

    private Ledger() {}

    /**
     * Why a move is not possible; null when it is. Takes no more than what is available; gives back to a deleted
     * platform what a refund owes it, and nothing else.
     */
    static @Nullable Posting refusal(Account account, Move move, Cause cause) {
        var amount = move.amount();
        if (!amount.currency().equals(account.balance().currency())) {
            return new WrongCurrency(account);
        }
        if (!account.open() && move.kind() != MovementKind.REFUND) {
            return new PlatformDeleted();
        }
        if (amount.isNegative() && !account.covers(amount.negated())) {
            return new InsufficientCredit(account, account.shortfallFor(amount.negated()));
        }
        if (!Digits.suffice(amount) || !Digits.suffice(account.balance().plus(amount))) {
            return new BalanceTooLarge();
        }
        return move instanceof Move.Deposit(var purchase) ? refusal(account, purchase, cause.at()) : null;
    }

    private static @Nullable Posting refusal(Account account, Purchase purchase, Instant now) {
        var expiry = purchase.expiresAt();
        if (expiry != null && !expiry.isAfter(now)) {
            return new AlreadyExpired();
        }
        return Digits.suffice(account.costing().cost().plus(purchase.cost())) ? null : new CostTooLarge();
    }

    /**
     * Adds a move that is possible: a movement with what its credits had cost, chained to the one before.
     *
     * @param ids of the movement, and of the lot should it make one
     */
    static Posted post(Account account, Stock stock, Move move, Cause cause, Supplier<UUID> ids) {
        var id = ids.get();
        var origin = new Origin(id, account.sequence() + 1, cause.at());
        var settlement =
                settle(stock, move, cause.at(), purchase -> Lot.of(ids.get(), account.key(), origin, purchase));
        var movement = Movement.of(id, account, move, settlement.landedCost(), cause);
        var head = Entry.of(movement).hashAfter(account.head());
        return new Posted(movement, account.moved(movement.after(), head, stock.cost()), settlement.parts());
    }

    private static Settlement settle(Stock stock, Move move, Instant now, Function<Purchase, Lot> newLot) {
        return switch (move) {
            case Move.Deposit(var purchase) -> stock.add(newLot.apply(purchase));
            case Move.Deduction(var credits) -> stock.take(credits);
            case Move.Adjustment(var amount) -> adjust(stock, amount, newLot);
            case Move.Refund(var _, var taken) -> stock.restore(taken, now, newLot);
            case Move.Expiry(var lot, var credits) -> stock.expire(lot, credits);
        };
    }

    private static Settlement adjust(Stock stock, Money amount, Function<Purchase, Lot> newLot) {
        return amount.isNegative() ? stock.take(amount.negated()) : stock.add(newLot.apply(Purchase.nominal(amount)));
    }
}
