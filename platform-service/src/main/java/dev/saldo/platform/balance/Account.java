package dev.saldo.platform.balance;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.UUID;

/**
 * The credits of one platform as they are now.
 *
 * @param sequence that of the last movement; 0 before the first
 * @param head what all movements up to the last one come to
 * @param open false once the platform is deleted: then nothing is bought or spent there any more
 */
@Pure
public record Account(
        UUID store,
        UUID platform,
        String name,
        Money balance,
        long sequence,
        LedgerHash head,
        Overdraft overdraft,
        Held held,
        Thresholds thresholds,
        Costing costing,
        boolean open) {

    public AccountKey key() {
        return new AccountKey(store, platform);
    }

    public Money overdraftLimit() {
        return overdraft.limit();
    }

    /** Balance and overdraft limit together, less what is set aside. */
    public Money available() {
        return balance.plus(overdraftLimit()).minus(held.amount());
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

    /** One movement later. */
    public Account moved(Money newBalance, LedgerHash newHead, Money lotsCost) {
        var newCosting = new Costing(costing.policy(), lotsCost);
        return new Account(
                store,
                platform,
                name,
                newBalance,
                sequence + 1,
                newHead,
                overdraft,
                held,
                thresholds,
                newCosting,
                open);
    }

    /** The same with another sum set aside. */
    public Account holding(Held other) {
        return new Account(store, platform, name, balance, sequence, head, overdraft, other, thresholds, costing, open);
    }
}
