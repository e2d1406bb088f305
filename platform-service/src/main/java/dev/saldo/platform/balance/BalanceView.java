package dev.saldo.platform.balance;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.money.Money;
import java.util.UUID;

/**
 * @param available balance + overdraftLimit - held: what can be spent
 * @param held what is set aside
 * @param level normal, low or critical
 * @param sequence that of the last movement in this balance; 0 before the first
 */
record BalanceView(
        UUID platformId,
        Money balance,
        Money available,
        Money overdraftLimit,
        Money held,
        Thresholds thresholds,
        @OneOf(Level.class) String level,
        long sequence) {

    static BalanceView of(Account account) {
        return new BalanceView(
                account.platform(),
                account.balance(),
                account.available(),
                account.overdraftLimit(),
                account.held().amount(),
                account.thresholds(),
                account.level().wire(),
                account.sequence());
    }
}
