package dev.saldo.platform.credit;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.Posting.UnknownPlatform;
import dev.saldo.platform.lot.Lot;
import dev.saldo.platform.lot.Stock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The accounts and their lots while a batch is decided: each decision sees what those before it left. */
@Pure
final class Book {

    private final Map<AccountKey, Account> accounts;
    private final Map<AccountKey, Stock> stocks = new HashMap<>();
    private final Supplier<UUID> ids;

    /** @param ids makes the ids of movements and lots */
    Book(Opening opening, Supplier<UUID> ids) {
        this.accounts = new HashMap<>(opening.accounts());
        this.ids = ids;
        var lots = opening.lots().stream().collect(groupingBy(Lot::account));
        accounts.forEach((key, account) -> stocks.put(key, new Stock(account, lots.getOrDefault(key, List.of()))));
    }

    /** Null when there is no such account. */
    @Nullable
    Account account(AccountKey key) {
        return accounts.get(key);
    }

    /** Why the move is not possible now; null when it is. */
    @Nullable
    Posting refusal(AccountKey key, Move move, Cause cause) {
        var account = accounts.get(key);
        return account == null ? new UnknownPlatform(key.platform()) : Ledger.refusal(account, move, cause);
    }

    /** Posts the move, unless there is a reason against it. */
    Posting post(AccountKey key, Move move, Cause cause) {
        var account = accounts.get(key);
        var stock = stocks.get(key);
        if (account == null || stock == null) {
            return new UnknownPlatform(key.platform());
        }
        var refusal = Ledger.refusal(account, move, cause);
        return refusal == null ? post(account, stock, move, cause) : refusal;
    }

    private Posted post(Account account, Stock stock, Move move, Cause cause) {
        var posted = Ledger.post(account, stock, move, cause, ids);
        accounts.put(account.key(), posted.account());
        return posted;
    }

    <D> Batch<D> with(List<D> decisions) {
        var lots = stocks.values().stream()
                .flatMap(stock -> stock.changed().stream())
                .toList();
        return new Batch<>(decisions, lots);
    }
}
