package dev.saldo.catalog.product;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Lists and searches products. */
@Repository
class ProductList {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz")
            .and("name", "name", "text")
            .and("sku", "sku", "text");

    private final DatabaseClient db;
    private final ProductRows rows;

    ProductList(DatabaseClient db, ProductRows rows) {
        this.db = db;
        this.rows = rows;
    }

    Mono<Page<Product>> page(UUID store, ProductFilter filter, Paging paging) {
        if (filter.type() != null && !filter.type().matches(ProductSheet.TYPES)) {
            return Mono.error(Problem.malformed("?type", "must be one of " + ProductSheet.TYPES.replace("|", ", ")));
        }
        return PagedQuery.of("select " + ProductRows.COLUMNS + " from product", SORTS)
                .where("store_id = :store", "store", store)
                .where("deleted_at is null")
                .where("search @@ cast(:search as tsquery)", "search", SearchText.query(filter.search()))
                .where("category = :category", "category", filter.category())
                .where("type = :type", "type", filter.type())
                .where("active = :active", "active", filter.active())
                .where("sku = :sku", "sku", filter.sku())
                .fetch(db, paging, rows::from);
    }
}
