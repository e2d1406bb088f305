package dev.saldo.catalog.discount;

import dev.saldo.catalog.plan.KnownPlans;
import dev.saldo.catalog.product.KnownProducts;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What can be done with one discount. */
@Service
class Discounts {

    private final DiscountRepository repository;
    private final KnownProducts products;
    private final KnownPlans plans;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Discounts(
            DiscountRepository repository,
            KnownProducts products,
            KnownPlans plans,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.repository = repository;
        this.products = products;
        this.plans = plans;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Discount> create(Caller caller, DiscountSheet sheet) {
        return checked(caller.store(), sheet, List.of(), List.of())
                .map(good -> Discount.created(Ids.next(), good, now()))
                .delayUntil(discount -> repository.insert(caller.store(), discount))
                .flatMap(discount -> announced(caller, discount))
                .as(transaction::transactional);
    }

    /** Deleted ones too: what was reduced by it stays explained. */
    Mono<Discount> find(UUID store, UUID id) {
        return repository.find(store, id).switchIfEmpty(Mono.error(() -> Problem.notFound("discount", id)));
    }

    /** @param version the only one to change; null for whichever is there */
    Mono<Discount> change(Caller caller, UUID id, @Nullable Long version, UnaryOperator<DiscountSheet> edit) {
        return alter(caller, present(caller, id), version, discount -> {
            var old = discount.sheet();
            return checked(caller.store(), edit.apply(old), old.productIds(), old.planIds())
                    .map(sheet -> discount.changed(sheet, now()));
        });
    }

    /** Deleting what is deleted changes nothing, like restoring what is not. */
    Mono<Discount> remove(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, locked(caller, id), version, discount -> Mono.just(discount.deleted(now())));
    }

    Mono<Discount> restore(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, locked(caller, id), version, discount -> Mono.just(discount.restored(now())));
    }

    /**
     * The sheet, or 422 with all that is wrong with it.
     *
     * @param oldProducts those it is for already stay good, whatever became of them
     */
    private Mono<DiscountSheet> checked(UUID store, DiscountSheet sheet, List<UUID> oldProducts, List<UUID> oldPlans) {
        return Mono.zip(products.living(store, sheet.productIds()), plans.living(store, sheet.planIds()))
                .map(found ->
                        DiscountRules.check(sheet, with(found.getT1(), oldProducts), with(found.getT2(), oldPlans)))
                .map(faults -> {
                    var problem = Problem.invalid();
                    faults.forEach(problem::at);
                    if (problem.hasErrors()) {
                        throw problem;
                    }
                    return sheet;
                });
    }

    private static Set<UUID> with(Set<UUID> living, List<UUID> old) {
        var known = new HashSet<>(living);
        known.addAll(old);
        return known;
    }

    private Mono<Discount> present(Caller caller, UUID id) {
        return locked(caller, id)
                .filter(discount -> !discount.isDeleted())
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        "discount-deleted", "The discount is deleted: restore it before you change it.")));
    }

    private Mono<Discount> locked(Caller caller, UUID id) {
        return repository.lock(caller.store(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("discount", id)));
    }

    private Mono<Discount> alter(
            Caller caller, Mono<Discount> locked, @Nullable Long version, Function<Discount, Mono<Discount>> rule) {
        return locked.filter(discount -> version == null || version == discount.version())
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(discount -> audit.was(DiscountView.of(discount)))
                .flatMap(discount -> rule.apply(discount).flatMap(next -> saved(caller, discount, next)))
                .as(transaction::transactional);
    }

    private Mono<Discount> saved(Caller caller, Discount before, Discount after) {
        return after.version() == before.version()
                ? Mono.just(before)
                : repository.update(caller.store(), after).then(Mono.defer(() -> announced(caller, after)));
    }

    private Mono<Discount> announced(Caller caller, Discount discount) {
        return outbox.append(DiscountContract.message(caller.store(), discount)).thenReturn(discount);
    }

    private Instant now() {
        return Times.now(clock);
    }
}
