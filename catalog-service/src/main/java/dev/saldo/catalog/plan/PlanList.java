package dev.saldo.catalog.plan;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Lists and searches plans. */
@Repository
class PlanList {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz")
            .and("name", "name", "text")
            .and("slug", "slug", "text");

    private final DatabaseClient db;
    private final PlanRows rows;

    PlanList(DatabaseClient db, PlanRows rows) {
        this.db = db;
        this.rows = rows;
    }

    Mono<Page<Plan>> page(UUID store, PlanFilter filter, Paging paging) {
        var query = PagedQuery.of(PlanRows.SELECT, SORTS)
                .where("p.store_id = :store", "store", store)
                .where("p.deleted_at is null")
                .where("(p.name ilike :search or p.slug ilike :search)", "search", PagedQuery.like(filter.search()))
                .where("p.product_id = :product", "product", filter.productId())
                .where("p.plan_group = :group", "group", filter.group())
                .where("p.active = :active", "active", filter.active())
                .where("p.slug = :slug", "slug", filter.slug());
        return (filter.onlyOnSale() ? onSale(query) : query).fetch(db, paging, rows::from);
    }

    private static PagedQuery onSale(PagedQuery query) {
        return query.where("p.active").where("""
                        exists (select 1 from plan_version v
                                 where v.store_id = p.store_id and v.plan_id = p.id and v.published_at is not null)""");
    }
}
