package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Refused;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How charges that give back are shared out over the invoices of their subscriptions.
 *
 * @param parts what each invoice is reduced by, in order
 * @param open what is still to be given, because the invoices have no more left
 */
@Pure
record Shares(List<CreditedPart> parts, List<Outstanding> open) {

    /** @param newestFirst the invoices of all these subscriptions that have something left */
    static Shares of(List<Outstanding> wanted, List<Account> newestFirst) {
        Map<UUID, Account> accounts = new LinkedHashMap<>();
        newestFirst.forEach(account -> accounts.put(account.invoice(), account));
        var parts = new ArrayList<CreditedPart>();
        var open = new ArrayList<Outstanding>();
        for (var outstanding : wanted) {
            var rest = share(outstanding, accounts, parts);
            if (rest.rest().isPositive()) {
                open.add(rest);
            }
        }
        return new Shares(List.copyOf(parts), List.copyOf(open));
    }

    /** Adds the parts of one charge; answers what is still to be given. */
    private static Outstanding share(Outstanding outstanding, Map<UUID, Account> accounts, List<CreditedPart> parts) {
        var rest = outstanding;
        for (var account : List.copyOf(accounts.values())) {
            if (!takesBack(account, rest)) {
                continue;
            }
            var amount = smaller(rest.rest(), account.settlement().left());
            switch (account.settlement().credit(amount)) {
                case Accepted accepted -> {
                    parts.add(new CreditedPart(rest.charge(), account, accepted, rest.slice(amount)));
                    accounts.put(account.invoice(), account.after(accepted));
                    rest = rest.after(amount);
                }
                case Refused _ -> {}
            }
        }
        return rest;
    }

    private static boolean takesBack(Account account, Outstanding outstanding) {
        return account.store().equals(outstanding.charge().store())
                && account.origin().subscriptions().contains(outstanding.subscription())
                && account.settlement()
                        .left()
                        .currency()
                        .equals(outstanding.rest().currency());
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
