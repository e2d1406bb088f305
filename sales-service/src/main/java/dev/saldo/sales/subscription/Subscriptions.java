package dev.saldo.sales.subscription;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Etags;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.subscription.StepWriter.Walk;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What can be done with one subscription. All but finding needs a transaction. */
@Service
public class Subscriptions {

    private final SubscriptionRepository repository;
    private final SubscriptionQueries queries;
    private final FactsReader facts;
    private final StepWriter writer;
    private final MarginGuard margins;
    private final Customers customers;
    private final Audit audit;
    private final Clock clock;

    Subscriptions(
            SubscriptionRepository repository,
            SubscriptionQueries queries,
            FactsReader facts,
            StepWriter writer,
            MarginGuard margins,
            Customers customers,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.facts = facts;
        this.writer = writer;
        this.margins = margins;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that is kept of a customer's subscriptions, as the customer may see it. */
    public Flux<SubscriptionView> ofCustomer(UUID store, UUID customer) {
        return queries.ofCustomer(store, customer).map(kept -> SubscriptionView.forCustomer(kept.subscription()));
    }

    /** Forgets what people wrote into a customer's subscriptions, and how they wanted to pay. */
    public Mono<Void> forget(UUID store, UUID customer) {
        return queries.forget(store, customer, Times.now(clock));
    }

    /** Empty when the store has no such subscription, or not for this caller. */
    Mono<Kept> find(Caller caller, UUID id) {
        return repository.find(caller, id);
    }

    /** What is known for acts on it, also with other items. */
    Mono<Facts> facts(UUID store, Collection<Item> items) {
        return facts.of(store, items);
    }

    /** Empty when the store has no such subscription. */
    Mono<Outcome> act(Caller caller, ServerWebExchange exchange, UUID id, Function<Acts, Decision> rule) {
        return act(caller, exchange, id, _ -> List.of(), (_, acts) -> rule.apply(acts));
    }

    /** The same for what is sold by it: nothing to customers who are not there any more. */
    Mono<Outcome> agree(Caller caller, ServerWebExchange exchange, UUID id, Function<Acts, Decision> rule) {
        return locked(caller, exchange, id)
                .delayUntil(kept -> customers
                        .present(caller.store(), kept.subscription().parties().customerId())
                        .filter(present -> present)
                        .switchIfEmpty(Mono.error(SubscriptionProblems::customerDeleted)))
                .flatMap(kept -> known(kept, List.of())
                        .flatMap(known -> decided(caller, kept, known, (_, acts) -> rule.apply(acts))));
    }

    /**
     * The same for a rule that looks at the subscription, and may give it other items.
     *
     * @param items those it may come to have
     */
    Mono<Outcome> act(
            Caller caller,
            ServerWebExchange exchange,
            UUID id,
            Function<Subscription, List<Item>> items,
            BiFunction<Subscription, Acts, Decision> rule) {
        return locked(caller, exchange, id)
                .flatMap(kept -> known(kept, items.apply(kept.subscription()))
                        .flatMap(known -> decided(caller, kept, known, rule)));
    }

    Mono<Outcome> act(Caller caller, ServerWebExchange exchange, UUID id, Wish wish) {
        return act(caller, exchange, id, wish::items, wish::ask);
    }

    /** Lets its prices be under their margin floor in the very next act. */
    Mono<Outcome> approve(Caller caller, ServerWebExchange exchange, UUID id, @Nullable BigDecimal marginFloor) {
        return locked(caller, exchange, id)
                .delayUntil(_ -> margins.requireApprovals(caller.store()))
                .flatMap(kept -> known(kept, List.of())
                        .flatMap(known -> decided(caller, kept, known, (_, acts) -> acts.approve(marginFloor))));
    }

    /** At another moment than now: that of a preview. */
    Mono<Outcome> actAs(
            Caller caller,
            ServerWebExchange exchange,
            UUID id,
            Function<Kept, Mono<Facts>> then,
            BiFunction<Subscription, Acts, Decision> rule) {
        return locked(caller, exchange, id)
                .flatMap(kept -> then.apply(kept).flatMap(known -> decided(caller, kept, known, rule)));
    }

    /** Whatever has fallen due: nothing of it is billed. Empty when the store has no such subscription. */
    Mono<Outcome> delete(Caller caller, ServerWebExchange exchange, UUID id, @Nullable String reason) {
        return locked(caller, exchange, id)
                .flatMap(kept -> known(kept, List.of())
                        .flatMap(known -> taken(
                                kept,
                                known,
                                asking(caller, known)
                                        .asItStands(kept.subscription(), (_, acts) -> acts.delete(reason)))));
    }

    /** As it is before an act, for the audit as well; empty when the store has no such subscription. */
    Mono<Kept> locked(Caller caller, ServerWebExchange exchange, UUID id) {
        return repository
                .lock(List.of(caller.store()), List.of(id))
                .filter(found -> !found.isEmpty())
                .map(List::getFirst)
                .doOnNext(
                        kept -> Etags.requireMatch(exchange, kept.subscription().version()))
                .delayUntil(kept -> audit.was(SubscriptionView.of(kept)));
    }

    /** What is known for acts on it, also with more items. */
    Mono<Facts> known(Kept kept, List<Item> more) {
        var items = new ArrayList<>(kept.subscription().itemsToCome());
        items.addAll(more);
        return facts.of(kept.subscription().store(), items);
    }

    private Mono<Outcome> decided(
            Caller caller, Kept kept, Facts known, BiFunction<Subscription, Acts, Decision> rule) {
        return Mono.defer(() -> taken(kept, known, asking(caller, known).answer(kept.subscription(), rule)));
    }

    private static Asking asking(Caller caller, Facts known) {
        return new Asking(known, caller.subject(), Caller.SYSTEM);
    }

    private Mono<Outcome> taken(Kept kept, Facts known, Asking.Answer answer) {
        return switch (answer.decision()) {
            case Decision.Accepted(var step) ->
                margins.breaches(step, known)
                        .flatMap(breaches -> breaches.isEmpty()
                                ? taken(kept, known, step, answer.with(step))
                                : belowFloor(answer.present(), breaches));
            case Decision.Refused(var reason) -> Mono.just(new Outcome.Refused(answer.present(), reason));
        };
    }

    private Mono<Outcome> belowFloor(Subscription subscription, List<Breach> breaches) {
        return margins.choice(subscription.store())
                .map(choice -> new Outcome.BelowFloor(subscription, breaches, choice));
    }

    /** What is due because of the step follows at once, such as the first period of what begins today. */
    private Mono<Outcome> taken(Kept kept, Facts known, Step step, List<Step> steps) {
        var deleted = step.act() == Act.DELETE;
        var all = new ArrayList<>(steps);
        if (!deleted) {
            all.addAll(Due.steps(step.after(), known, step.actor(), Asking.MOST_AT_ONCE));
        }
        return writer.walked(List.of(new Walk(kept, List.copyOf(all), known)), deleted)
                .thenReturn(new Outcome.Changed(all.getLast().after(), List.copyOf(all)));
    }
}
