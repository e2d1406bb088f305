package dev.saldo.sales.sale.draft;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.sale.Decision;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.view.SaleView;
import dev.saldo.sales.subscription.PlanOffers;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Writes sales down, as long as they are drafts. All but preparing needs a transaction. */
@Service
class Drafts {

    private final Sales sales;
    private final PlanOffers plans;
    private final Copies copies;
    private final Customers customers;
    private final Audit audit;
    private final Clock clock;

    Drafts(Sales sales, PlanOffers plans, Copies copies, Customers customers, Audit audit, Clock clock) {
        this.sales = sales;
        this.plans = plans;
        this.copies = copies;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is known of what is asked for; other services may be asked, so this comes before the transaction. */
    Mono<Offering> prepare(Caller caller, SaleRequest request) {
        var wanted = request.checked(clock.instant());
        return plans.learn(caller.store(), wanted.customerId(), wanted.planIds())
                .flatMap(offered -> copies.learn(caller.store(), Offering.choices(wanted.wishes(offered), offered))
                        .map(assortment -> new Offering(assortment, offered)));
    }

    Mono<Outcome> create(Caller caller, SaleRequest request, Offering known) {
        var now = Times.now(clock);
        var blank = Sale.blank(caller.store(), Ids.next(), request.terms(known, now), now);
        return written(blank, request, known).flatMap(this::insert);
    }

    /** Empty when the store has no such sale. {@code edit} is shown the draft and says what shall become of it. */
    Mono<Outcome> rewrite(Caller caller, UUID id, Function<Sale, SaleRequest> edit, Offering known) {
        return draft(
                caller, id, draft -> written(draft, edit.apply(draft), known).flatMap(this::replace));
    }

    /** Empty when the store has no such sale. {@code check} is shown the draft and may object. */
    Mono<Outcome> delete(Caller caller, UUID id, UnaryOperator<Sale> check) {
        return draft(caller, id, draft -> sales.delete(check.apply(draft)).thenReturn(new Outcome.Changed(draft)));
    }

    private Mono<Outcome> draft(Caller caller, UUID id, Function<Sale, Mono<Outcome>> work) {
        return sales.lock(caller.store(), id)
                .delayUntil(sale -> audit.was(SaleView.of(sale)))
                .flatMap(sale -> switch (sale.state().edit()) {
                    case Decision.Accepted _ -> work.apply(sale);
                    case Decision.Unchanged _ -> Mono.just(new Outcome.Unchanged(sale));
                    case Decision.Refused(var reason) -> Mono.just(new Outcome.Refused(sale, reason));
                });
    }

    private Mono<Outcome> written(Sale draft, SaleRequest request, Offering known) {
        var now = Times.now(clock);
        return customers
                .present(draft.store(), request.customerId())
                .map(present -> new DraftRules(known, present, now)
                        .written(draft, request.terms(known, now), request.wishes(known.plans())));
    }

    private Mono<Outcome> insert(Outcome outcome) {
        return outcome instanceof Outcome.Changed(var sale)
                ? sales.insert(sale)
                        .filter(inserted -> inserted)
                        .<Outcome>map(_ -> outcome)
                        .switchIfEmpty(Mono.defer(() -> taken(sale)))
                        .defaultIfEmpty(new Outcome.ReferenceTaken(sale, null))
                : Mono.just(outcome);
    }

    private Mono<Outcome> replace(Outcome outcome) {
        return outcome instanceof Outcome.Changed(var sale)
                ? taken(sale)
                        .switchIfEmpty(Mono.defer(() -> sales.rewrite(sale)).thenReturn(outcome))
                : Mono.just(outcome);
    }

    /** Empty unless another sale has the reference. */
    private Mono<Outcome> taken(Sale sale) {
        return Mono.justOrEmpty(sale.terms().externalReference())
                .flatMap(reference -> sales.holder(sale.store(), reference))
                .filter(holder -> !holder.equals(sale.id()))
                .map(holder -> new Outcome.ReferenceTaken(sale, holder));
    }
}
