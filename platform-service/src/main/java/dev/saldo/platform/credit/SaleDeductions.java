package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.BalanceTooLarge;
import dev.saldo.platform.credit.Posting.InsufficientCredit;
import dev.saldo.platform.credit.Posting.PlatformDeleted;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.Posting.WrongCurrency;
import dev.saldo.platform.credit.SaleDecision.Deducted;
import dev.saldo.platform.credit.SaleDecision.Reason;
import dev.saldo.platform.credit.SaleDecision.Rejected;
import dev.saldo.platform.credit.SaleDecision.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides a batch of sales over the locked accounts: the one confirmed first is served first, whole or not at all. */
@Pure
final class SaleDeductions {

    private final Map<AccountKey, Account> accounts;
    private final Supplier<UUID> ids;
    private final Instant now;

    private SaleDeductions(Map<AccountKey, Account> accounts, Supplier<UUID> ids, Instant now) {
        this.accounts = accounts;
        this.ids = ids;
        this.now = now;
    }

    /**
     * @param accounts as they are now; not changed
     * @param ids makes the ids of the movements
     */
    static List<SaleDecision> decide(
            Map<AccountKey, Account> accounts, List<SaleToDeduct> sales, Supplier<UUID> ids, Instant now) {
        var batch = new SaleDeductions(new HashMap<>(accounts), ids, now);
        return sales.stream()
                .sorted(Comparator.comparing(SaleToDeduct::confirmedAt).thenComparing(SaleToDeduct::id))
                .map(batch::decide)
                .toList();
    }

    private SaleDecision decide(SaleToDeduct sale) {
        var postings = new ArrayList<Posted>();
        var shortfalls = new ArrayList<Shortfall>();
        new TreeMap<>(sale.costs()).forEach((platform, cost) -> {
            var account = accounts.get(new AccountKey(sale.store(), platform));
            switch (post(account, sale, cost)) {
                case Posted posted -> postings.add(posted);
                case InsufficientCredit _, BalanceTooLarge _ ->
                    shortfalls.add(shortfall(platform, cost, account, Reason.INSUFFICIENT_CREDIT));
                case WrongCurrency _ -> shortfalls.add(shortfall(platform, cost, null, Reason.CURRENCY_MISMATCH));
                case PlatformDeleted _ -> shortfalls.add(shortfall(platform, cost, null, Reason.UNKNOWN_PLATFORM));
            }
        });
        return shortfalls.isEmpty() ? deducted(sale, postings) : rejected(sale, shortfalls);
    }

    private Posting post(@Nullable Account account, SaleToDeduct sale, Money cost) {
        return account == null
                ? new PlatformDeleted()
                : Ledger.post(
                        account,
                        MovementKind.DEDUCTION,
                        cost.negated(),
                        ids.get(),
                        Cause.ofSale(sale.id(), sale.actor(), now));
    }

    private SaleDecision deducted(SaleToDeduct sale, List<Posted> postings) {
        postings.forEach(posted ->
                accounts.put(new AccountKey(sale.store(), posted.account().platform()), posted.account()));
        return new Deducted(sale, postings);
    }

    private static SaleDecision rejected(SaleToDeduct sale, List<Shortfall> shortfalls) {
        var reason = shortfalls.stream()
                .map(Shortfall::reason)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Rejected(sale, reason, shortfalls);
    }

    private static Shortfall shortfall(UUID platform, Money cost, @Nullable Account account, Reason reason) {
        return new Shortfall(platform, cost, account, reason);
    }
}
