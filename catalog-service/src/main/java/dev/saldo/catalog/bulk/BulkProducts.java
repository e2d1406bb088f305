package dev.saldo.catalog.bulk;

import dev.saldo.catalog.bulk.BulkRow.Unusable;
import dev.saldo.catalog.bulk.BulkRow.Usable;
import dev.saldo.catalog.bulk.RowPlan.Status;
import dev.saldo.catalog.offer.Supplies;
import dev.saldo.catalog.platform.Platforms;
import dev.saldo.catalog.product.Product;
import dev.saldo.catalog.product.ProductBatch;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Creates and updates many products with their offers: one transaction, a handful of statements for all rows. */
@Service
class BulkProducts {

    private final ProductBatch products;
    private final Supplies supplies;
    private final Platforms platforms;
    private final BulkTrail trail;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    BulkProducts(
            ProductBatch products,
            Supplies supplies,
            Platforms platforms,
            BulkTrail trail,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.products = products;
        this.supplies = supplies;
        this.platforms = platforms;
        this.trail = trail;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes sure that the platforms are known which exist; asks their service, so not for inside a transaction. */
    Mono<Void> prepare(Caller caller, List<BulkRow> rows) {
        return platforms.learn(caller.store(), platformsOf(usable(rows)));
    }

    Mono<BulkResult> apply(Caller caller, List<BulkRow> rows) {
        var usable = usable(rows);
        return standing(caller.store(), usable)
                .flatMap(standing -> settle(caller, standing.plans(usable), standing.now())
                        .delayUntil(plans -> trail.written(plans, standing)))
                .map(plans -> BulkResult.of(plans, unusable(rows)))
                .delayUntil(trail::unlessWritten)
                .as(transaction::transactional);
    }

    /** Looks at the clock once the products are locked, so that no price begins before one recorded earlier. */
    private Mono<Standing> standing(UUID store, List<Usable> rows) {
        var skus = rows.stream().map(row -> row.product().sku()).toList();
        return platforms
                .find(store, platformsOf(rows))
                .flatMap(known -> products.lock(store, skus).flatMap(present -> {
                    var now = Times.now(clock);
                    return supplies.load(
                                    store,
                                    present.values().stream().map(Product::id).toList(),
                                    now)
                            .map(offers -> new Standing(present, offers, known, now));
                }));
    }

    private Mono<List<RowPlan>> settle(Caller caller, List<RowPlan> plans, Instant now) {
        return products.create(caller.store(), after(plans, Status.CREATED))
                .map(ids -> plans.stream().map(plan -> unlessTaken(plan, ids)).toList())
                .flatMap(settled -> save(caller, settled, now).thenReturn(settled));
    }

    private static RowPlan unlessTaken(RowPlan plan, Set<UUID> created) {
        return plan.status() == Status.CREATED && !created.contains(plan.after().id())
                ? plan.rejected(Fault.at(plan.index(), "/sku", "was taken by somebody else just now: try again"))
                : plan;
    }

    private Mono<Void> save(Caller caller, List<RowPlan> plans, Instant now) {
        var created = after(plans, Status.CREATED);
        var changed = after(plans.stream().filter(RowPlan::changesProduct).toList(), Status.UPDATED);
        var supplied = plans.stream()
                .filter(plan -> plan.status() != Status.REJECTED)
                .map(RowPlan::supply)
                .toList();
        var told = products.messages(
                caller.store(),
                Stream.of(created, changed).flatMap(List::stream).toList());
        return products.change(caller.store(), changed)
                .then(Mono.defer(() -> supplies.save(caller, supplied, now)))
                .flatMap(offers -> outbox.append(
                        Stream.of(told, offers).flatMap(List::stream).toList()));
    }

    private static List<Product> after(List<RowPlan> plans, Status status) {
        return plans.stream()
                .filter(plan -> plan.status() == status)
                .map(RowPlan::after)
                .toList();
    }

    private static List<Usable> usable(List<BulkRow> rows) {
        return rows.stream()
                .filter(Usable.class::isInstance)
                .map(Usable.class::cast)
                .toList();
    }

    private static List<Unusable> unusable(List<BulkRow> rows) {
        return rows.stream()
                .filter(Unusable.class::isInstance)
                .map(Unusable.class::cast)
                .toList();
    }

    private static List<UUID> platformsOf(List<Usable> rows) {
        return rows.stream()
                .flatMap(row -> row.offers().stream())
                .map(BulkOffer::platformId)
                .distinct()
                .toList();
    }
}
