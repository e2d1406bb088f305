package dev.saldo.sales.checkout;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.sale.Decision;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleProblems;
import dev.saldo.sales.sale.SaleState;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.Step;
import dev.saldo.sales.sale.draft.DraftRules;
import dev.saldo.sales.sale.view.SaleView;
import dev.saldo.sales.waiting.WaitingRoom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Confirms, cancels and refunds. All but preparing needs a transaction; an empty answer means there is no such sale. */
@Service
class Checkout {

    private final Sales sales;
    private final Copies copies;
    private final Customers customers;
    private final WaitingRoom room;
    private final Audit audit;
    private final Clock clock;

    Checkout(Sales sales, Copies copies, Customers customers, WaitingRoom room, Audit audit, Clock clock) {
        this.sales = sales;
        this.copies = copies;
        this.customers = customers;
        this.room = room;
        this.audit = audit;
        this.clock = clock;
    }

    /** Learns what a draft needs to be confirmed; other services may be asked, so this comes before the transaction. */
    Mono<Void> prepare(Caller caller, UUID id) {
        return sales.find(caller, id)
                .switchIfEmpty(Mono.error(() -> SaleProblems.notFound(id)))
                .filter(sale -> sale.state().edit() instanceof Decision.Accepted)
                .flatMap(draft -> copies.makeSure(caller.store(), choices(draft)))
                .then();
    }

    Mono<Outcome> confirm(Caller caller, UUID id) {
        return locked(caller, id).flatMap(sale -> switch (sale.state().confirm(Times.now(clock), caller.subject())) {
            case Decision.Accepted(var next) -> agree(sale, next);
            case Decision.Unchanged _ -> Mono.just(new Outcome.Unchanged(sale));
            case Decision.Refused(var reason) -> Mono.just(new Outcome.Refused(sale, reason));
        });
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
                .flatMap(_ ->
                        sales.step(new Step(caller.store(), id, state -> state.refund(reason, caller.subject()))));
    }

    /** As it is before the act, for the audit as well. */
    private Mono<Sale> locked(Caller caller, UUID id) {
        return sales.lock(caller.store(), id).delayUntil(sale -> audit.was(SaleView.of(sale)));
    }

    private Mono<Outcome> agree(Sale draft, SaleState confirmed) {
        // One after the other: a transaction has one connection.
        return copies.known(draft.store(), choices(draft))
                .zipWhen(_ -> customers.present(draft.store(), draft.terms().customerId()))
                .map(facts -> rules(facts.getT1(), facts.getT2()).agreed(draft, confirmed))
                .flatMap(this::keep);
    }

    private DraftRules rules(Assortment known, boolean customerPresent) {
        return new DraftRules(known, customerPresent, Times.now(clock));
    }

    private Mono<Outcome> keep(Outcome outcome) {
        return outcome instanceof Outcome.Changed(var agreed)
                ? sales.rewrite(agreed).thenReturn(outcome)
                : Mono.just(outcome);
    }

    private static List<Choice> choices(Sale sale) {
        return sale.wishes().stream().map(LineWish::choice).toList();
    }
}
