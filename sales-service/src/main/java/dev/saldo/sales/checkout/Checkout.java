package dev.saldo.sales.checkout;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Trace;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.margin.MarginPolicy;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.pricing.SoldPlan;
import dev.saldo.sales.recurring.RecurringSales;
import dev.saldo.sales.sale.Decision;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.Step;
import dev.saldo.sales.sale.view.SaleView;
import dev.saldo.sales.subscription.PlanOffers;
import dev.saldo.sales.waiting.WaitingRoom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Confirms, cancels and refunds. All but learning needs a transaction; an empty answer means there is no such sale. */
@Service
class Checkout {

    private final Sales sales;
    private final PlanOffers plans;
    private final Copies copies;
    private final Customers customers;
    private final WaitingRoom room;
    private final RecurringSales recurring;
    private final MarginPolicy margins;
    private final Audit audit;
    private final Clock clock;

    Checkout(
            Sales sales,
            PlanOffers plans,
            Copies copies,
            Customers customers,
            WaitingRoom room,
            RecurringSales recurring,
            MarginPolicy margins,
            Audit audit,
            Clock clock) {
        this.sales = sales;
        this.plans = plans;
        this.copies = copies;
        this.customers = customers;
        this.room = room;
        this.recurring = recurring;
        this.margins = margins;
        this.audit = audit;
        this.clock = clock;
    }

    /** Learns what a draft lacked to be confirmed; other services may be asked, so no transaction waits for this. */
    Mono<Void> learn(Caller caller, UUID id) {
        return sales.find(caller, id)
                .filter(sale -> sale.state().edit() instanceof Decision.Accepted)
                .flatMap(draft -> plans.of(List.of(plans(draft)))
                        .flatMap(offered -> copies.makeSure(caller.store(), choices(draft, offered))))
                .then();
    }

    /**
     * Confirms sales with a handful of statements: one answer to each wish, in their order.
     *
     * @param traces what each of them belongs to
     */
    Mono<List<Confirmation>> confirm(List<Confirmation.Wish> wishes, List<Trace> traces) {
        return sales.lock(
                        wishes.stream().map(Confirmation.Wish::store).toList(),
                        wishes.stream().map(Confirmation.Wish::saleId).toList())
                .flatMap(found -> facts(found).map(facts -> new Confirmations(found, facts)))
                .flatMap(confirmations -> {
                    var answers = confirmations.all(wishes);
                    return sales.rewrite(confirmations.changed(), ofThoseWhoChanged(answers, traces))
                            .then(Mono.defer(() -> recurring.begin(confirmations.changed())))
                            .then(Mono.defer(() -> asTheStoresChose(answers)));
                });
    }

    /** Asks for what stores chose only where a price is under its margin floor. */
    private Mono<List<Confirmation>> asTheStoresChose(List<Confirmation> answers) {
        var stores = answers.stream().flatMap(Confirmation::belowFloorIn).collect(toSet());
        return stores.isEmpty()
                ? Mono.just(answers)
                : margins.of(stores)
                        .map(choices -> answers.stream()
                                .map(answer -> answer.chosen(choices))
                                .toList());
    }

    /** A sale that leaves the queue may make room for younger ones. */
    Mono<Outcome> cancel(Caller caller, UUID id, @Nullable String reason) {
        var store = List.of(caller.store());
        return room.lock(store)
                .then(Mono.defer(() -> locked(caller, id)))
                .flatMap(_ -> sales.step(new Step(caller.store(), id, state -> state.cancel(reason))))
                .flatMap(outcome -> room.release(store).thenReturn(outcome));
    }

    Mono<Outcome> refund(Caller caller, UUID id, @Nullable String reason) {
        return locked(caller, id)
                .flatMap(_ -> sales.step(new Step(caller.store(), id, state -> state.refund(reason, caller.subject()))))
                .delayUntil(recurring::refunded);
    }

    /** As it is before the act, for the audit as well. */
    private Mono<Sale> locked(Caller caller, UUID id) {
        return sales.lock(caller.store(), id).delayUntil(sale -> audit.was(SaleView.of(sale)));
    }

    /** One question after the other: a transaction has one connection. */
    private Mono<Confirmations.Facts> facts(List<Sale> drafts) {
        return plans.of(drafts.stream().map(Checkout::plans).toList())
                .flatMap(offered -> assortments(drafts, offered)
                        .zipWhen(_ -> customers.present(
                                drafts.stream().map(Sale::store).toList(),
                                drafts.stream()
                                        .map(draft -> draft.terms().customerId())
                                        .toList()))
                        .map(known ->
                                new Confirmations.Facts(known.getT1(), offered, known.getT2(), Times.now(clock))));
    }

    private Mono<Map<UUID, Assortment>> assortments(List<Sale> drafts, Map<UUID, Map<UUID, SoldPlan>> offered) {
        var choices = drafts.stream()
                .collect(groupingBy(Sale::store, flatMapping(draft -> choices(draft, offered).stream(), toSet())));
        return Flux.fromIterable(choices.entrySet())
                .concatMap(store ->
                        copies.known(store.getKey(), store.getValue()).map(known -> Map.entry(store.getKey(), known)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** By sale: its events belong to whoever confirmed it, not to others who wished to, or might not. */
    private static Map<UUID, Trace> ofThoseWhoChanged(List<Confirmation> answers, List<Trace> traces) {
        return IntStream.range(0, answers.size())
                .filter(index -> answers.get(index).outcome() instanceof Outcome.Changed)
                .boxed()
                .collect(toMap(index -> answers.get(index).wish().saleId(), traces::get));
    }

    private static List<Choice> choices(Sale sale, Map<UUID, Map<UUID, SoldPlan>> offered) {
        return Offering.choices(sale.wishes(), offered.getOrDefault(sale.id(), Map.of()));
    }

    private static PlanOffers.Wanted plans(Sale sale) {
        return new PlanOffers.Wanted(sale.id(), sale.store(), sale.terms().customerId(), sale.planIds());
    }
}
