package dev.saldo.sales.subscription;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.plan.Redemptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes subscriptions down, as long as they are drafts. All but preparing needs a transaction. */
@Service
class Drafting {

    private final Catalog catalog;
    private final FactsReader facts;
    private final Subscriptions subscriptions;
    private final SubscriptionRepository repository;
    private final StepWriter writer;
    private final Redemptions redemptions;

    Drafting(
            Catalog catalog,
            FactsReader facts,
            Subscriptions subscriptions,
            SubscriptionRepository repository,
            StepWriter writer,
            Redemptions redemptions) {
        this.catalog = catalog;
        this.facts = facts;
        this.subscriptions = subscriptions;
        this.repository = repository;
        this.writer = writer;
        this.redemptions = redemptions;
    }

    /** What is known of what is asked for; other services may be asked, so this comes before the transaction. */
    Mono<Catalog.Entry> prepare(Caller caller, SubscriptionRequest request) {
        return catalog.entry(
                caller.store(), request.planId(), request.planSlug(), request.customerId(), request.codes());
    }

    Mono<Subscription> create(Caller caller, SubscriptionRequest request, Catalog.Entry known) {
        var id = Ids.next();
        return facts.of(caller.store(), List.of())
                .flatMap(now -> agreed(request, known, now)
                        .delayUntil(agreed -> redeem(caller.store(), id, agreed, now))
                        .zipWhen(_ -> repository.nextNumber(caller.store()))
                        .map(agreed -> drafted(caller, id, agreed.getT1(), agreed.getT2(), now))
                        .delayUntil(draft -> writer.created(draft, now, caller.subject())));
    }

    /** Empty when the store has no such subscription. */
    Mono<Outcome> rewrite(
            Caller caller, ServerWebExchange exchange, UUID id, SubscriptionRequest request, Catalog.Entry known) {
        return repository
                .lock(List.of(caller.store()), List.of(id))
                .filter(found -> !found.isEmpty())
                .map(found -> found.getFirst().subscription())
                .flatMap(draft -> Act.EDIT.isAllowedIn(draft.status())
                        ? rewritten(caller, exchange, id, request, known)
                        : Mono.just(new Outcome.Refused(draft, Refusal.TRANSITION_NOT_ALLOWED)));
    }

    private Mono<Outcome> rewritten(
            Caller caller, ServerWebExchange exchange, UUID id, SubscriptionRequest request, Catalog.Entry known) {
        return facts.of(caller.store(), List.of())
                .flatMap(now -> agreed(request, known, now)
                        .delayUntil(_ -> redemptions.release(caller.store(), id))
                        .delayUntil(agreed -> redeem(caller.store(), id, agreed, now))
                        .flatMap(agreed -> subscriptions.act(
                                caller,
                                exchange,
                                id,
                                _ -> List.of(),
                                (draft, acts) -> acts.edit(rewritten(draft, agreed)))));
    }

    private static Mono<Terms.Agreement> agreed(SubscriptionRequest request, Catalog.Entry known, Facts now) {
        return Mono.fromSupplier(() ->
                new Terms(known, now, Terms.pointer(request.planId(), request.planSlug())).agree(request, Ids.next()));
    }

    private static Subscription drafted(Caller caller, UUID id, Terms.Agreement agreed, long number, Facts now) {
        return Subscription.drafted(
                caller.store(),
                id,
                Subscription.numbered(number),
                agreed.parties(),
                agreed.currency(),
                agreed.items(),
                agreed.reductions(),
                agreed.term(),
                now.now());
    }

    private static Subscription rewritten(Subscription draft, Terms.Agreement agreed) {
        if (!draft.currency().equals(agreed.currency())) {
            throw Problem.invalid("/currency", "must stay " + draft.currency());
        }
        return draft.rewritten(agreed.parties(), agreed.items(), agreed.reductions(), agreed.term());
    }

    private Mono<Void> redeem(UUID store, UUID subject, Terms.Agreement agreed, Facts now) {
        var coupons = agreed.used().stream()
                .filter(discount -> discount.code() != null)
                .toList();
        return redemptions
                .redeem(store, coupons, agreed.parties().customerId(), subject, now.now())
                .filter(refusals -> !refusals.isEmpty())
                .flatMap(refusals -> Mono.error(() -> {
                    var errors = new ArrayList<Problem.InputError>();
                    refusals.forEach(refusal -> errors.add(new Problem.InputError(
                            "/coupons", "cannot be used: " + refusal.reason().code())));
                    return SubscriptionProblems.withErrors(errors);
                }));
    }
}
