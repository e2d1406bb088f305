package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.AlreadyExpired;
import dev.saldo.platform.credit.Posting.BalanceTooLarge;
import dev.saldo.platform.credit.Posting.CostTooLarge;
import dev.saldo.platform.credit.Posting.InsufficientCredit;
import dev.saldo.platform.credit.Posting.PlatformDeleted;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.Posting.UnknownPlatform;
import dev.saldo.platform.credit.Posting.WrongCurrency;
import dev.saldo.platform.credit.SaleDecision.Deducted;
import dev.saldo.platform.credit.SaleDecision.Reason;
import dev.saldo.platform.credit.SaleDecision.Rejected;
import dev.saldo.platform.credit.SaleDecision.Shortfall;
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

    private final Book book;
    private final StoreTimes times;

    private SaleDeductions(Book book, StoreTimes times) {
        this.book = book;
        this.times = times;
    }

    /** @param ids makes the ids of the movements */
    static Batch<SaleDecision> decide(Opening opening, List<SaleToDeduct> sales, Supplier<UUID> ids, StoreTimes times) {
        var book = new Book(opening, ids);
        var batch = new SaleDeductions(book, times);
        return book.with(sales.stream()
                .sorted(Comparator.comparing(SaleToDeduct::confirmedAt).thenComparing(SaleToDeduct::id))
                .map(batch::decide)
                .toList());
    }

    /** What they take from each account if all of them go, in minor units. */
    static Map<AccountKey, Long> needs(List<SaleToDeduct> sales) {
        var needs = new HashMap<AccountKey, Long>();
        sales.forEach(sale -> sale.costs()
                .forEach((platform, cost) ->
                        needs.merge(new AccountKey(sale.store(), platform), cost.minor(), Long::sum)));
        return needs;
    }

    private SaleDecision decide(SaleToDeduct sale) {
        var costs = new TreeMap<>(sale.costs());
        var shortfalls = new ArrayList<Shortfall>();
        costs.forEach((platform, cost) -> {
            var shortfall = shortfall(sale, platform, cost);
            if (shortfall != null) {
                shortfalls.add(shortfall);
            }
        });
        return shortfalls.isEmpty() ? deducted(sale, costs) : rejected(sale, shortfalls);
    }

    private @Nullable Shortfall shortfall(SaleToDeduct sale, UUID platform, Money cost) {
        var key = new AccountKey(sale.store(), platform);
        return switch (book.refusal(key, new Move.Deduction(cost), causeOf(sale))) {
            case null -> null;
            case InsufficientCredit _, BalanceTooLarge _ ->
                new Shortfall(platform, cost, book.account(key), Reason.INSUFFICIENT_CREDIT);
            case WrongCurrency _ -> new Shortfall(platform, cost, null, Reason.CURRENCY_MISMATCH);
            case PlatformDeleted _, UnknownPlatform _ -> new Shortfall(platform, cost, null, Reason.UNKNOWN_PLATFORM);
            case Posted _, AlreadyExpired _, CostTooLarge _ ->
                throw new IllegalStateException("no reason to refuse a deduction");
        };
    }

    private SaleDecision deducted(SaleToDeduct sale, Map<UUID, Money> costs) {
        var postings = new ArrayList<Posted>();
        costs.forEach((platform, cost) -> {
            var posting = book.post(new AccountKey(sale.store(), platform), new Move.Deduction(cost), causeOf(sale));
            if (!(posting instanceof Posted posted)) {
                throw new IllegalStateException("the ledger refuses what it allowed: " + posting);
            }
            postings.add(posted);
        });
        return new Deducted(sale, postings);
    }

    private Cause causeOf(SaleToDeduct sale) {
        return Cause.ofSale(sale.id(), sale.actor(), times.in(sale.store()));
    }

    private static SaleDecision rejected(SaleToDeduct sale, List<Shortfall> shortfalls) {
        var reason = shortfalls.stream()
                .map(Shortfall::reason)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Rejected(sale, reason, shortfalls);
    }
}
