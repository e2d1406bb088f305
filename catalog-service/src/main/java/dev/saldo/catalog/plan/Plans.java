package dev.saldo.catalog.plan;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Problem.InputError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What can be done with one plan. */
@Service
class Plans {

    private final PlanRepository repository;
    private final PlanChecking checking;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Plans(
            PlanRepository repository,
            PlanChecking checking,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.repository = repository;
        this.checking = checking;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Nobody else is told of it before it is published. */
    Mono<Plan> create(Caller caller, SavePlanRequest request) {
        return checking.checked(caller.store(), request, null)
                .flatMap(plan -> edit(caller.store(), plan, null))
                .map(edit -> Plan.created(Ids.next(), edit, now()))
                .delayUntil(plan -> repository.insert(caller.store(), plan))
                .as(transaction::transactional);
    }

    /** What {@link #create} would complain of. */
    Mono<List<InputError>> faults(UUID store, SavePlanRequest request) {
        return Mono.zip(checking.faults(store, request, null), slugFaults(store, request.slug()))
                .map(both -> Stream.concat(both.getT1().stream(), both.getT2().stream())
                        .toList());
    }

    /** Deleted ones too, so that their history stays readable; customers see what they may subscribe to. */
    Mono<Plan> find(Caller caller, UUID id) {
        return repository
                .find(caller.store(), id)
                .filter(plan -> caller.customer() == null || plan.isOnSale())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", id)));
    }

    /** @param version the only one to change; null for whichever is there */
    Mono<Plan> change(Caller caller, UUID id, @Nullable Long version, UnaryOperator<SavePlanRequest> patch) {
        return alter(
                caller,
                id,
                version,
                plan -> checking.checked(caller.store(), patch.apply(SavePlanRequest.of(plan)), plan)
                        .flatMap(request -> edit(caller.store(), request, plan))
                        .map(edit -> plan.edited(edit, now())));
    }

    /** A new draft: the latest terms as the patch leaves them. */
    Mono<Plan> draft(Caller caller, UUID id, @Nullable Long version, UnaryOperator<WrittenTerms> patch) {
        return alter(
                caller,
                id,
                version,
                plan -> checking.checked(
                                caller.store(),
                                patch.apply(WrittenTerms.of(plan.latest().terms())),
                                plan)
                        .map(terms -> plan.drafted(terms, now())));
    }

    Mono<Plan> publish(Caller caller, UUID id, @Nullable Long version) {
        return alter(
                caller,
                id,
                version,
                plan -> checking.publishable(caller.store(), plan).map(publishable -> publishable.published(now())));
    }

    /** Takes back a draft. */
    Mono<Plan> remove(Caller caller, UUID id, int number, @Nullable Long version) {
        return alter(
                caller,
                id,
                version,
                plan -> Mono.justOrEmpty(plan.find(number))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("version", number)))
                        .map(draft -> plan.without(draft, now())));
    }

    Mono<Plan> remove(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, id, version, plan -> Mono.fromSupplier(() -> plan.deleted(now())));
    }

    Mono<Plan> restore(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, id, version, plan -> Mono.fromSupplier(() -> plan.restored(now())));
    }

    private Mono<Plan> alter(Caller caller, UUID id, @Nullable Long version, Function<Plan, Mono<Decision>> rule) {
        return repository
                .lock(caller.store(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", id)))
                .filter(plan -> version == null || version == plan.version())
                .switchIfEmpty(Mono.error(Problem::stale))
                .flatMap(plan -> rule.apply(plan).flatMap(decision -> settled(caller, plan, decision)))
                .as(transaction::transactional);
    }

    private Mono<Plan> settled(Caller caller, Plan before, Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var next) -> saved(caller, before, next).delayUntil(_ -> audited(before, next));
            case Decision.Refused(var reason) -> Mono.error(() -> PlanRefusals.problem(reason));
        };
    }

    private Mono<Plan> saved(Caller caller, Plan before, Plan next) {
        if (next.version() == before.version()) {
            return Mono.just(before);
        }
        return repository
                .update(caller.store(), before, next)
                .then(Mono.defer(() -> next.saysMoreThan(before)
                        ? outbox.append(PlanContract.message(caller.store(), next))
                        : Mono.empty()))
                .thenReturn(next);
    }

    /** A version is a part of its plan, so the audit keeps it there. */
    private Mono<Void> audited(Plan before, Plan after) {
        return audit.wrote(
                after.id(), after.version(), PlanView.of(before), after.isDeleted() ? null : PlanView.of(after));
    }

    /** With the slug that was asked for, or a free one made from the name. */
    private Mono<PlanEdit> edit(UUID store, SavePlanRequest request, @Nullable Plan before) {
        var wanted = request.slug();
        if (wanted != null) {
            return Mono.just(request.edit(wanted));
        }
        var made = Slug.from(String.valueOf(request.name()));
        return repository
                .taken(store, made, before == null ? null : before.id())
                .map(taken -> request.edit(Slug.free(made, taken)));
    }

    private Mono<List<InputError>> slugFaults(UUID store, @Nullable String slug) {
        return slug == null
                ? Mono.just(List.of())
                : repository
                        .taken(store, slug, null)
                        .map(taken -> taken.contains(slug) ? List.of(new InputError("/slug", "is taken")) : List.of());
    }

    private Instant now() {
        return Times.now(clock);
    }
}
