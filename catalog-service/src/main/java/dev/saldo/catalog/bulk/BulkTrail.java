package dev.saldo.catalog.bulk;

import dev.saldo.catalog.bulk.RowPlan.Status;
import dev.saldo.catalog.offer.OfferView;
import dev.saldo.catalog.offer.Supply;
import dev.saldo.catalog.product.Product;
import dev.saldo.catalog.product.ProductBatch;
import dev.saldo.catalog.product.ProductBatch.Supplied;
import dev.saldo.kit.audit.Audit;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the audit of each product that a call wrote, and of a call that wrote none. */
@Component
class BulkTrail {

    private final Audit audit;
    private final ProductBatch products;

    BulkTrail(Audit audit, ProductBatch products) {
        this.audit = audit;
        this.products = products;
    }

    Mono<Void> written(List<RowPlan> plans, Standing standing) {
        return Flux.fromIterable(plans)
                .filter(plan -> plan.status() == Status.CREATED || plan.status() == Status.UPDATED)
                .concatMap(plan -> written(plan, standing))
                .then();
    }

    private Mono<Void> written(RowPlan plan, Standing standing) {
        var before = plan.before();
        var supply = plan.supply();
        return products.audited(
                before == null ? null : supplied(before, supply.before(), standing),
                supplied(plan.after(), supply.after(), standing));
    }

    /** Without this its row would hold the whole result as something new. */
    Mono<Void> unlessWritten(BulkResult result) {
        return result.created() + result.updated() == 0 ? audit.was(result) : Mono.empty();
    }

    private static Supplied supplied(Product product, Supply supply, Standing standing) {
        return new Supplied(product, OfferView.of(supply, standing.platforms(), standing.now()));
    }
}
