package dev.saldo.sales.sale.view;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.pricing.LineWish;
import dev.saldo.sales.pricing.Pricing;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleFilter;
import dev.saldo.sales.sale.SaleStatus;
import dev.saldo.sales.sale.Sales;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows sales: drafts with the prices of now, all others as they were agreed. */
@Service
public class SaleReader {

    private final Sales sales;
    private final Copies copies;
    private final Clock clock;

    SaleReader(Sales sales, Copies copies, Clock clock) {
        this.sales = sales;
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
        var choices = found.stream()
                .filter(SaleReader::isDraft)
                .flatMap(draft -> draft.wishes().stream())
                .map(LineWish::choice)
                .distinct()
                .toList();
        var known = choices.isEmpty() ? Mono.just(Assortment.nothing()) : copies.known(caller.store(), choices);
        return known.map(assortment -> found.stream()
                .map(sale -> SaleView.of(priced(sale, assortment, Times.now(clock))))
                .map(view -> caller.customer() == null ? view : view.withoutCosts())
                .toList());
    }

    private static Sale priced(Sale sale, Assortment assortment, Instant now) {
        return isDraft(sale)
                ? sale.priced(new Pricing(sale.terms().currency(), assortment, now).quote(sale.wishes()))
                : sale;
    }

    private static boolean isDraft(Sale sale) {
        return sale.status() == SaleStatus.DRAFT;
    }
}
