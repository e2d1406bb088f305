package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/**
 * The credits of one platform as they are now.
 *
 * @param sequence that of the last movement; 0 before the first
 * @param overdraftLimit how far below zero the balance may fall; never negative
 * @param open false once the platform is deleted: then nothing is bought or spent there any more
 */
@Pure
public record Account(
        UUID store,
        UUID platform,
        String name,
        Money balance,
        long sequence,
        Money overdraftLimit,
        Thresholds thresholds,
        boolean open) {

    public AccountKey key() {
        return new AccountKey(store, platform);
    }

    public Money available() {
        return balance.plus(overdraftLimit);
    }

    /** What is missing for an amount; zero or negative when it is covered. */
    public Money shortfallFor(Money amount) {
        return amount.minus(available());
    }

    public boolean covers(Money amount) {
        return !shortfallFor(amount).isPositive();
    }

    public Level level() {
        return thresholds.levelOf(balance);
    }

    public Account moved(Money newBalance) {
        return new Account(store, platform, name, newBalance, sequence + 1, overdraftLimit, thresholds, open);
    }
}
