package dev.saldo.platform.credit;

import static java.util.stream.Collectors.toMap;

import dev.saldo.platform.balance.Account;
import dev.saldo.platform.lot.Lot;
import dev.saldo.platform.lot.Origin;
import dev.saldo.platform.lot.Purchase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Accounts whose balance, if there is any, is one lot at its nominal cost. */
final class Openings {

    private Openings() {}

    static Opening of(Account... accounts) {
        return of(List.of(accounts));
    }

    static Opening of(Collection<Account> accounts) {
        return new Opening(
                accounts.stream().collect(toMap(Account::key, account -> account)),
                accounts.stream()
                        .filter(account -> account.balance().isPositive())
                        .map(Openings::lot)
                        .toList());
    }

    static Lot lot(Account account) {
        var id = new UUID(
                account.store().getLeastSignificantBits(), account.platform().getLeastSignificantBits());
        var origin = new Origin(id, account.sequence(), Instant.EPOCH);
        return Lot.of(id, account.key(), origin, Purchase.nominal(account.balance()));
    }
}
