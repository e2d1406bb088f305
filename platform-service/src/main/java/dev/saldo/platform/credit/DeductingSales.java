package dev.saldo.platform.credit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.money.Money;
import dev.saldo.platform.credit.SaleDecision.Deducted;
import dev.saldo.platform.credit.SaleDecision.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Deducts a polled batch of confirmed sales, or of charges of subscriptions that have fallen due: one decision over the
 * locked accounts, one statement a table.
 */
@Service
class DeductingSales {

    private final Books books;
    private final SaleRecordRepository sales;
    private final Bookings bookings;
    private final StoreClock clock;

    DeductingSales(Books books, SaleRecordRepository sales, Bookings bookings, StoreClock clock) {
        this.books = books;
        this.sales = sales;
        this.bookings = bookings;
        this.clock = clock;
    }

    Mono<Void> confirmed(List<Event<SaleConfirmed>> events) {
        return deduct(events.stream().map(DeductingSales::saleOf));
    }

    Mono<Void> due(List<Event<SubscriptionRenewalDue>> events) {
        return deduct(events.stream().map(DeductingSales::chargeOf));
    }

    private Mono<Void> deduct(Stream<SaleToDeduct> asked) {
        var newest = new LinkedHashMap<SaleKey, SaleToDeduct>();
        asked.forEach(sale -> newest.merge(keyOf(sale), sale, DeductingSales::newer));
        return sales.lock(newest.keySet())
                .collectMap(SaleRecord::key)
                .map(known -> undecided(newest, known))
                .flatMap(this::decide);
    }

    /** The time is taken under the locks, so that in a ledger it never runs backwards. */
    private Mono<Void> decide(List<SaleToDeduct> undecided) {
        var stores = undecided.stream().map(SaleToDeduct::store).collect(toSet());
        return books.open(SaleDeductions.needs(undecided))
                .zipWhen(
                        _ -> clock.now(stores),
                        (opening, times) -> SaleDeductions.decide(opening, undecided, Ids::next, times))
                .flatMap(this::record);
    }

    private Mono<Void> record(Batch<SaleDecision> batch) {
        var decisions = batch.decisions();
        var postings = decisions.stream().flatMap(DeductingSales::postingsOf).toList();
        var events = decisions.stream().map(CreditContract::decided).toList();
        return sales.save(decisions.stream().map(DeductingSales::recordOf).toList())
                .then(bookings.record(postings, batch.lots(), events));
    }

    private static Stream<Posting.Posted> postingsOf(SaleDecision decision) {
        return decision instanceof Deducted(var _, var postings) ? postings.stream() : Stream.empty();
    }

    private static SaleRecord recordOf(SaleDecision decision) {
        var sale = decision.sale();
        var status = switch (decision) {
            case Deducted _ -> SaleStatus.DEDUCTED;
            case Rejected _ -> SaleStatus.REJECTED;
        };
        return new SaleRecord(sale.store(), sale.id(), sale.attempt(), status);
    }

    private static List<SaleToDeduct> undecided(Map<SaleKey, SaleToDeduct> sales, Map<SaleKey, SaleRecord> known) {
        return sales.values().stream()
                .filter(sale -> {
                    var record = known.get(keyOf(sale));
                    return record == null || record.awaits(sale.attempt());
                })
                .toList();
    }

    private static SaleToDeduct newer(SaleToDeduct one, SaleToDeduct other) {
        return other.attempt() > one.attempt() ? other : one;
    }

    private static SaleKey keyOf(SaleToDeduct sale) {
        return new SaleKey(sale.store(), sale.id());
    }

    private static SaleToDeduct saleOf(Event<SaleConfirmed> event) {
        var sale = event.body();
        return new SaleToDeduct(
                event.store(),
                sale.saleId(),
                sale.attempt(),
                needed(sale.costs()),
                sale.confirmedAt(),
                sale.actor(),
                null);
    }

    private static SaleToDeduct chargeOf(Event<SubscriptionRenewalDue> event) {
        var charge = event.body();
        return new SaleToDeduct(
                event.store(),
                charge.chargeId(),
                charge.attempt(),
                needed(charge.costs()),
                charge.dueAt(),
                charge.actor(),
                charge.subscriptionId());
    }

    private static Map<UUID, Money> needed(List<PlatformCost> costs) {
        return costs.stream()
                .filter(cost -> cost.amount().isPositive())
                .collect(toMap(PlatformCost::platformId, PlatformCost::amount, Money::plus));
    }
}
