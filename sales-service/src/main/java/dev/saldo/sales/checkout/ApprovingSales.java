package dev.saldo.sales.checkout;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.sales.margin.MarginPolicy;
import dev.saldo.sales.sale.Decision;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.view.SaleView;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets prices of drafts pass that are under their margin floor. Needs a transaction. */
@Service
class ApprovingSales {

    private final Sales sales;
    private final MarginPolicy margins;
    private final Audit audit;
    private final Clock clock;

    ApprovingSales(Sales sales, MarginPolicy margins, Audit audit, Clock clock) {
        this.sales = sales;
        this.margins = margins;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Until the draft is changed; an empty answer means there is no such sale.
     *
     * @param check is shown the sale and may object
     * @param marginFloor what holds instead; null for nothing at all
     */
    Mono<Outcome> approve(Caller caller, UUID id, UnaryOperator<Sale> check, @Nullable BigDecimal marginFloor) {
        return sales.lock(caller.store(), id)
                .map(check)
                .delayUntil(sale -> margins.requireApprovals(sale.store()))
                .delayUntil(sale -> audit.was(SaleView.of(sale)))
                .flatMap(sale -> switch (sale.state().approve()) {
                    case Decision.Accepted _ ->
                        approved(sale.approved(caller.subject(), Times.now(clock), marginFloor));
                    case Decision.Unchanged _ -> Mono.just(new Outcome.Unchanged(sale));
                    case Decision.Refused(var reason) -> Mono.just(new Outcome.Refused(sale, reason));
                });
    }

    private Mono<Outcome> approved(Sale sale) {
        return sales.rewrite(sale).thenReturn(new Outcome.Changed(sale));
    }
}
