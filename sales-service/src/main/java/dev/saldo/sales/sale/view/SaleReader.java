package dev.saldo.sales.sale.view;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.pricing.Pricing;
import dev.saldo.sales.pricing.SoldPlan;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleFilter;
import dev.saldo.sales.sale.SaleStatus;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.subscription.PlanOffers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows sales: drafts with the prices of now, all others as they were agreed. */
@Service
public class SaleReader {

    private final Sales sales;
    private final PlanOffers plans;
    private final Copies copies;
    private final Clock clock;

    SaleReader(Sales sales, PlanOffers plans, Copies copies, Clock clock) {
        this.sales = sales;
        this.plans = plans;
        this.copies = copies;
        this.clock = clock;
    }

    /** Empty when the store has no such sale, or not for this caller. */
    public Mono<SaleView> view(Caller caller, UUID id) {
        return sales.find(caller, id)
                .flatMap(sale -> views(caller, List.of(sale)).map(List::getFirst));
    }

    Mono<Page<SaleView>> list(Caller caller, SaleFilter filter, Paging paging) {
        return sales.list(caller, filter, paging)
                .flatMap(page -> views(caller, page.items()).map(views -> new Page<>(views, page.next())));
    }

    private Mono<List<SaleView>> views(Caller caller, List<Sale> found) {
        var drafts = found.stream().filter(SaleReader::isDraft).toList();
        return plans.of(wanted(drafts))
                .flatMap(offered -> known(caller, drafts, offered)
                        .map(assortment -> found.stream()
                                .map(sale -> SaleView.of(priced(
                                        sale, new Offering(assortment, offered.getOrDefault(sale.id(), Map.of())))))
                                .map(view -> caller.customer() == null ? view : view.withoutCosts())
                                .toList()));
    }

    private Mono<Assortment> known(Caller caller, List<Sale> drafts, Map<UUID, Map<UUID, SoldPlan>> offered) {
        var choices = drafts.stream()
                .flatMap(draft -> Offering.choices(draft.wishes(), offered.getOrDefault(draft.id(), Map.of())).stream())
                .distinct()
                .toList();
        return choices.isEmpty() ? Mono.just(Assortment.nothing()) : copies.known(caller.store(), choices);
    }

    private static List<PlanOffers.Wanted> wanted(List<Sale> drafts) {
        return drafts.stream()
                .map(draft -> new PlanOffers.Wanted(
                        draft.id(), draft.store(), draft.terms().customerId(), draft.planIds()))
                .toList();
    }

    private Sale priced(Sale sale, Offering known) {
        var terms = sale.terms();
        return isDraft(sale)
                ? sale.priced(new Pricing(terms.currency(), terms.paymentType(), known, Times.now(clock))
                        .quote(sale.wishes()))
                : sale;
    }

    private static boolean isDraft(Sale sale) {
        return sale.status() == SaleStatus.DRAFT;
    }
}
