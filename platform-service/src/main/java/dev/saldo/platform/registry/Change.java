package dev.saldo.platform.registry;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import java.util.Currency;

/** Which changes of a platform's settings its ledger allows. */
@Pure
enum Change {
    ALLOWED,
    CURRENCY_FIXED,
    OVERDRAFT_IN_USE;

    /** @param overdraftLimit the new one, in the new currency */
    static Change of(Account account, Currency currency, Money overdraftLimit) {
        var sameCurrency = account.balance().currency().equals(currency);
        if (!sameCurrency) {
            return isUntouched(account) ? ALLOWED : CURRENCY_FIXED;
        }
        var left = account.balance().plus(overdraftLimit).minus(account.held().amount());
        return left.isNegative() ? OVERDRAFT_IN_USE : ALLOWED;
    }

    private static boolean isUntouched(Account account) {
        return account.sequence() == 0 && account.held().version() == 0;
    }
}
