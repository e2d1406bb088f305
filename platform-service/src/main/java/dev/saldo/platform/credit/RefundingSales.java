package dev.saldo.platform.credit;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.inbox.Event;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.lot.ConsumptionRepository;
import dev.saldo.platform.lot.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Gives the credits of refunded sales back to the platforms they came from. */
@Service
class RefundingSales {

    private final Books books;
    private final MovementRepository movements;
    private final ConsumptionRepository consumptions;
    private final SaleRecordRepository sales;
    private final Bookings bookings;
    private final StoreClock clock;

    RefundingSales(
            Books books,
            MovementRepository movements,
            ConsumptionRepository consumptions,
            SaleRecordRepository sales,
            Bookings bookings,
            StoreClock clock) {
        this.books = books;
        this.movements = movements;
        this.consumptions = consumptions;
        this.sales = sales;
        this.bookings = bookings;
        this.clock = clock;
    }

    Mono<Void> apply(List<Event<SaleRefunded>> events) {
        var actors = new LinkedHashMap<SaleKey, @Nullable String>();
        events.forEach(event -> actors.putIfAbsent(keyOf(event), event.body().actor()));
        return sales.lock(actors.keySet())
                .collectList()
                .doOnNext(known -> requireAll(actors.keySet(), known))
                .map(known -> known.stream()
                        .filter(sale -> sale.status() == SaleStatus.DEDUCTED)
                        .toList())
                .flatMap(deducted -> refund(deducted, actors));
    }

    /** A refund follows a deduction; one that came first is a fault, and comes again. */
    private static void requireAll(Set<SaleKey> wanted, List<SaleRecord> known) {
        var deducted = known.stream()
                .filter(sale -> sale.status() != SaleStatus.REJECTED)
                .map(SaleRecord::key)
                .collect(Collectors.toSet());
        if (!deducted.containsAll(wanted)) {
            throw new IllegalStateException("refunds of sales that were never deducted are among " + wanted);
        }
    }

    private Mono<Void> refund(List<SaleRecord> deducted, Map<SaleKey, @Nullable String> actors) {
        return movements
                .deductionsOf(deducted.stream().map(SaleRecord::key).toList())
                .collectList()
                .flatMap(deductions -> consumptions
                        .of(
                                deductions.stream().map(Movement::store).toList(),
                                deductions.stream().map(Movement::id).toList())
                        .flatMap(taken -> reverse(deductions, taken, actors)))
                .flatMap(batch -> record(deducted, batch));
    }

    private Mono<Batch<Posted>> reverse(
            List<Movement> deductions, Map<UUID, List<Part>> taken, Map<SaleKey, @Nullable String> actors) {
        var stores = deductions.stream().map(Movement::store).collect(Collectors.toSet());
        return books.open(accountsOf(deductions), lotsOf(taken))
                .zipWhen(
                        _ -> clock.now(stores),
                        (opening, times) -> SaleRefunds.decide(opening, deductions, taken, actors, Ids::next, times));
    }

    private Mono<Void> record(List<SaleRecord> deducted, Batch<Posted> batch) {
        var postings = batch.decisions();
        var bySale = postings.stream().collect(groupingBy(posted -> SaleRefunds.keyOf(posted.movement())));
        var events = deducted.stream()
                .map(sale ->
                        CreditContract.refunded(sale.store(), sale.sale(), bySale.getOrDefault(sale.key(), List.of())))
                .toList();
        return sales.save(deducted.stream().map(RefundingSales::refunded).toList())
                .then(bookings.record(postings, batch.lots(), events));
    }

    private static SaleRecord refunded(SaleRecord sale) {
        return new SaleRecord(sale.store(), sale.sale(), sale.attempt(), SaleStatus.REFUNDED);
    }

    private static List<AccountKey> accountsOf(List<Movement> deductions) {
        return deductions.stream()
                .map(deduction -> new AccountKey(deduction.store(), deduction.platform()))
                .distinct()
                .toList();
    }

    private static SaleKey keyOf(Event<SaleRefunded> event) {
        return new SaleKey(event.store(), event.body().saleId());
    }

    private static Set<UUID> lotsOf(Map<UUID, List<Part>> taken) {
        return taken.values().stream()
                .flatMap(List::stream)
                .map(Part::lot)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
