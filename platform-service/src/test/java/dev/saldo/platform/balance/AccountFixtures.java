package dev.saldo.platform.balance;

import dev.saldo.money.Money;
import java.util.UUID;

/** Accounts in US dollars as the rules' tests need them. */
public final class AccountFixtures {

    public static final UUID STORE = new UUID(0, 1);
    public static final UUID ACME = new UUID(0, 11);
    public static final UUID GLOBEX = new UUID(0, 12);

    /** Where every account's ledger stands. */
    public static final LedgerHash HEAD = LedgerHash.NONE.after(new byte[] {7});

    public static final Held NOTHING_HELD = new Held(usd("0.00"), 0);

    private AccountFixtures() {}

    /** An open account in {@link #STORE} without overdraft and thresholds. */
    public static Account account(UUID platform, String balance) {
        return account(platform, balance, "0.00", true);
    }

    /** The same in any store. */
    public static Account account(AccountKey key, String balance) {
        return account(key, balance, "0.00", true);
    }

    public static Account account(UUID platform, String balance, String overdraftLimit, boolean open) {
        return account(new AccountKey(STORE, platform), balance, overdraftLimit, open);
    }

    private static Account account(AccountKey key, String balance, String overdraftLimit, boolean open) {
        var overdraft = new Overdraft(usd(overdraftLimit), 1);
        return new Account(
                key.store(),
                key.platform(),
                "Acme",
                usd(balance),
                7,
                HEAD,
                overdraft,
                NOTHING_HELD,
                Thresholds.NONE,
                nominal(balance),
                open);
    }

    /** First in, first out, at the nominal cost. */
    public static Costing nominal(String balance) {
        var cost = usd(balance);
        return new Costing(LotPolicy.FIFO, cost.isNegative() ? usd("0.00") : cost);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
