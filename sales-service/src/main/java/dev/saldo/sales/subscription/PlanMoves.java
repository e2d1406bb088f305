package dev.saldo.sales.subscription;

import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.margin.MarginProblems;
import dev.saldo.sales.plan.Plans;
import dev.saldo.sales.plan.Taxes;
import dev.saldo.sales.policy.BelowMarginFloor;
import dev.saldo.sales.subscription.StepWriter.Walk;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Moves many subscriptions of one plan to another version of it, each as a change of its plan would; and shows before
 * what that comes to, by deciding the same without keeping it.
 */
@Service
public class PlanMoves {

    private static final Logger log = LoggerFactory.getLogger(PlanMoves.class);
    private static final String PLAN = "/planId";

    private final Plans plans;
    private final Taxes taxes;
    private final Copies copies;
    private final Customers customers;
    private final FactsReader facts;
    private final MarginGuard margins;
    private final SubscriptionRepository repository;
    private final StepWriter writer;

    PlanMoves(
            Plans plans,
            Taxes taxes,
            Copies copies,
            Customers customers,
            FactsReader facts,
            MarginGuard margins,
            SubscriptionRepository repository,
            StepWriter writer) {
        this.plans = plans;
        this.taxes = taxes;
        this.copies = copies;
        this.customers = customers;
        this.facts = facts;
        this.margins = margins;
        this.repository = repository;
        this.writer = writer;
    }

    /**
     * Where to, and how.
     *
     * @param now whether at once; else when the period ends that each is in
     * @param proration of what is moved in the middle of a period
     * @param actor who wants it
     */
    public record Order(UUID store, UUID planId, int version, boolean now, ProrationMode proration, String actor) {

        private Moment moment() {
            return now ? new Moment.Now() : new Moment.PeriodEnd();
        }
    }

    /** The version, and what it is sold with. */
    private record Target(
            PlanChanged plan,
            PlanVersion version,
            List<TaxChanged> taxes,
            @Nullable String sku) {

        @Nullable
        PlanTerms terms(Subscription subscription, @Nullable Customer customer) {
            var currency = subscription.currency().getCurrencyCode();
            return version.prices().stream()
                    .filter(price -> price.currency().equals(currency))
                    .findFirst()
                    .map(price ->
                            PlanContract.terms(plan, version, price, sku, PlanContract.taxes(version, taxes, customer)))
                    .orElse(null);
        }
    }

    /** @param terms of the version; null where it has no price in the currency of the subscription */
    private record Candidate(Kept kept, @Nullable PlanTerms terms) {}

    /**
     * @param step what moves it; null when it is refused
     * @param walk with what had fallen due before, and does after; null when it is refused
     */
    private record Decided(
            Move move, @Nullable Step step, @Nullable Walk walk) {}

    /**
     * The version new subscriptions begin with, or the problem that there is none. Asks catalog for a product that is not
     * known here, so call it before the transaction.
     */
    public Mono<Integer> newest(UUID store, UUID planId) {
        return plans.find(store, planId)
                .filter(plan -> PlanContract.newest(plan) != null)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(PLAN, "is no published plan")))
                .zipWith(facts.of(store, List.of()))
                .map(known -> {
                    if (!PlanContract.isOnSale(known.getT1(), known.getT2().today())) {
                        throw Problem.invalid(PLAN, "is not for sale now");
                    }
                    return known.getT1();
                })
                .delayUntil(plan -> copies.learn(store, List.of(new Choice(plan.productId(), null))))
                .map(plan -> Objects.requireNonNull(PlanContract.newest(plan)).number());
    }

    /** What would become of them now, in no order. */
    public Mono<List<Move>> look(Order order, List<UUID> subscriptions) {
        return repository
                .snapshots(Collections.nCopies(subscriptions.size(), order.store()), subscriptions)
                .flatMap(found -> decided(order, found))
                .map(PlanMoves::moves);
    }

    /**
     * Moves them, and says what became of each; those that are gone are left out. Needs a transaction.
     *
     * @param reason for the history of each
     */
    public Mono<List<Move>> carryOut(Order order, String reason, List<UUID> subscriptions) {
        return repository
                .lock(Collections.nCopies(subscriptions.size(), order.store()), subscriptions)
                .flatMap(found -> decided(order, found))
                .delayUntil(decided -> writer.walked(walks(decided, reason), false))
                .map(PlanMoves::moves);
    }

    private Mono<List<Decided>> decided(Order order, List<Kept> found) {
        return found.isEmpty()
                ? Mono.just(List.of())
                : target(order)
                        .zipWhen(_ -> buyers(order.store(), found))
                        .map(known -> candidates(found, known.getT1(), known.getT2()))
                        .zipWhen(candidates -> facts.of(order.store(), itemsOf(candidates)))
                        .flatMap(known -> heldToFloors(order.store(), decided(order, known.getT1(), known.getT2())));
    }

    private static List<Decided> decided(Order order, List<Candidate> candidates, Facts known) {
        return candidates.stream()
                .map(candidate -> decided(candidate, order, known))
                .toList();
    }

    /** What a version asks may be under a margin floor, too. */
    private Mono<List<Decided>> heldToFloors(UUID store, List<Decided> decided) {
        var moved = decided.stream()
                .map(Decided::walk)
                .filter(Objects::nonNull)
                .map(Walk::facts)
                .findFirst();
        if (moved.isEmpty()) {
            return Mono.just(decided);
        }
        var steps = decided.stream().map(Decided::step).filter(Objects::nonNull).toList();
        return margins.breaches(store, steps, moved.get())
                .filter(breaches -> !breaches.isEmpty())
                .zipWhen(_ -> margins.choice(store))
                .map(known -> decided.stream()
                        .map(one ->
                                heldToFloors(one, known.getT1().get(one.move().subscriptionId()), known.getT2()))
                        .toList())
                .defaultIfEmpty(decided);
    }

    private static Decided heldToFloors(Decided decided, @Nullable List<Breach> breaches, BelowMarginFloor choice) {
        var step = decided.step();
        return step == null || breaches == null
                ? decided
                : refused(
                        step.before(),
                        MarginProblems.of(breaches, choice).code(),
                        breaches.getFirst().detail());
    }

    private Mono<Target> target(Order order) {
        return plans.find(order.store(), order.planId()).flatMap(plan -> {
            var version = plan.versions().stream()
                    .filter(one -> one.number() == order.version())
                    .findFirst()
                    .orElseThrow();
            return taxes.of(order.store(), Set.copyOf(version.taxIds()))
                    .zipWhen(_ -> copies.known(order.store(), List.of(new Choice(plan.productId(), null))))
                    .map(known -> {
                        var product = known.getT2().product(plan.productId());
                        return new Target(plan, version, known.getT1(), product == null ? null : product.sku());
                    });
        });
    }

    /** Those that can be sold to, by id. */
    private Mono<Map<UUID, Customer>> buyers(UUID store, List<Kept> found) {
        var ids = found.stream()
                .map(kept -> kept.subscription().parties().customerId())
                .distinct()
                .toList();
        return customers
                .present(Collections.nCopies(ids.size(), store), ids)
                .flatMap(present ->
                        customers.snapshots(Collections.nCopies(present.size(), store), List.copyOf(present)));
    }

    private static List<Candidate> candidates(List<Kept> found, Target target, Map<UUID, Customer> buyers) {
        return found.stream()
                .map(kept -> {
                    var subscription = kept.subscription();
                    var buyer = buyers.get(subscription.parties().customerId());
                    return new Candidate(kept, target.terms(subscription, buyer));
                })
                .toList();
    }

    private static List<Item> itemsOf(List<Candidate> candidates) {
        var items = new ArrayList<Item>();
        for (var candidate : candidates) {
            var subscription = candidate.kept().subscription();
            items.addAll(subscription.itemsToCome());
            items.addAll(new Moving(subscription, candidate.terms()).items());
        }
        return items;
    }

    /** One that fails keeps none of the others from being moved. */
    private static Decided decided(Candidate candidate, Order order, Facts known) {
        var subscription = candidate.kept().subscription();
        try {
            var answer = new Asking(known, order.actor(), Caller.SYSTEM)
                    .answer(
                            subscription,
                            (present, acts) -> new Moving(present, candidate.terms())
                                    .ask(acts, order.moment(), order.proration()));
            return switch (answer.decision()) {
                case Decision.Accepted(var step) -> moved(candidate.kept(), answer.with(step), known);
                case Decision.Refused(var reason) ->
                    refused(
                            subscription,
                            SubscriptionProblems.code(reason),
                            reason.sentence(answer.present().status()));
            };
        } catch (Unbillable cause) {
            var reason = cause.reason();
            return refused(subscription, SubscriptionProblems.code(reason), SubscriptionProblems.sentence(reason));
        } catch (RuntimeException failure) {
            log.error("subscription {} cannot be moved", subscription.id(), failure);
            return refused(subscription, "failed", "What it comes to could not be worked out.");
        }
    }

    /** What is due because of it follows at once, as after any other change. */
    private static Decided moved(Kept kept, List<Step> before, Facts known) {
        var step = before.getLast();
        var steps = new ArrayList<>(before);
        steps.addAll(Due.steps(step.after(), known, step.actor(), Asking.MOST_AT_ONCE));
        return new Decided(Move.Done.of(step), step, new Walk(kept, List.copyOf(steps), known));
    }

    private static Decided refused(Subscription subscription, String code, String detail) {
        return new Decided(new Move.Refused(subscription.id(), subscription.number(), code, detail), null, null);
    }

    private static List<Walk> walks(List<Decided> decided, String reason) {
        return decided.stream()
                .map(Decided::walk)
                .filter(Objects::nonNull)
                .map(walk -> walk.because(reason))
                .toList();
    }

    private static List<Move> moves(List<Decided> decided) {
        return decided.stream().map(Decided::move).toList();
    }
}
