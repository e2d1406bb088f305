package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.Digits;
import dev.saldo.platform.credit.Posting.BalanceTooLarge;
import dev.saldo.platform.credit.Posting.InsufficientCredit;
import dev.saldo.platform.credit.Posting.PlatformDeleted;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.Posting.WrongCurrency;
import java.util.UUID;

/** The rule of the ledger: what may move a balance. Everything that changes one goes through here. */
@Pure
final class Ledger {

    private Ledger() {}

    /**
     * Adds a signed amount. Takes no more than balance and overdraft limit allow; gives back to a deleted platform what
     * a refund owes it, and nothing else.
     *
     * @param id of the movement, should there be one
     */
    static Posting post(Account account, MovementKind kind, Money amount, UUID id, Cause cause) {
        if (!amount.currency().equals(account.balance().currency())) {
            return new WrongCurrency(account);
        }
        if (!account.open() && kind != MovementKind.REFUND) {
            return new PlatformDeleted();
        }
        if (amount.isNegative() && !account.covers(amount.negated())) {
            return new InsufficientCredit(account, account.shortfallFor(amount.negated()));
        }
        if (!Digits.suffice(amount) || !Digits.suffice(account.balance().plus(amount))) {
            return new BalanceTooLarge();
        }
        var movement = Movement.of(id, account, kind, amount, cause);
        var head = Entry.of(movement).hashAfter(account.head());
        return new Posted(movement, account.moved(movement.after(), head));
    }
}
