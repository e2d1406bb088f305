package dev.saldo.catalog.discount;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.catalog.percent.Percent;
import dev.saldo.kit.database.Violations;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Loads, lists and saves discounts. */
@Repository
class DiscountRepository {

    private static final String SELECT = """
            select id, uid, code, name, percent, amount_minor, amount_currency, valid_from, valid_until, usage_limit,
                   once_per_customer, minimum_minor, minimum_currency, product_ids, plan_ids, combinable, cycles,
                   active, version, created_at, updated_at, deleted_at
              from discount""";

    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("name", "name", "text");

    private final DatabaseClient db;

    DiscountRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Deleted ones too. */
    Mono<Discount> find(UUID store, UUID id) {
        return one(SELECT + " where store_id = :store and uid = :id", store, id);
    }

    /** Deleted ones too; nobody else changes it until the transaction ends. */
    Mono<Discount> lock(UUID store, UUID id) {
        return one(SELECT + " where store_id = :store and uid = :id for no key update", store, id);
    }

    /** @param code in any case */
    Mono<Page<Discount>> page(UUID store, @Nullable String code, @Nullable Boolean active, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("store_id = :store", "store", store)
                .where("deleted_at is null")
                .where("code = :code", "code", code == null ? null : code.toUpperCase(Locale.ROOT))
                .where("active = :active", "active", active)
                .fetch(db, paging, DiscountRepository::from);
    }

    /** Fails with 409 when the code is taken. */
    Mono<Void> insert(UUID store, Discount discount) {
        var insert = db.sql("""
                        insert into discount
                            (uid, store_id, code, name, percent, amount_minor, amount_currency, valid_from, valid_until,
                             usage_limit, once_per_customer, minimum_minor, minimum_currency, product_ids, plan_ids,
                             combinable, cycles, active, version, created_at, updated_at, deleted_at)
                        values (:id, :store, :code, :name, :percent, :minor, :currency, :from, :until,
                                :limit, :once, :least_minor, :least_currency, :products, :plans,
                                :combinable, :cycles, :active, :version, :updated, :updated, :deleted)""");
        return written(insert, store, discount);
    }

    /** Writes a locked discount; fails with 409 when the code is taken. */
    Mono<Void> update(UUID store, Discount discount) {
        var update = db.sql("""
                        update discount
                           set code = :code, name = :name, percent = :percent, amount_minor = :minor,
                               amount_currency = :currency, valid_from = :from, valid_until = :until,
                               usage_limit = :limit, once_per_customer = :once, minimum_minor = :least_minor,
                               minimum_currency = :least_currency, product_ids = :products, plan_ids = :plans,
                               combinable = :combinable, cycles = :cycles, active = :active, version = :version,
                               updated_at = :updated, deleted_at = :deleted
                         where store_id = :store and uid = :id""");
        return written(update, store, discount);
    }

    private Mono<Discount> one(String sql, UUID store, UUID id) {
        return db.sql(sql)
                .bind("store", store)
                .bind("id", id)
                .map(DiscountRepository::from)
                .one();
    }

    private static Mono<Void> written(GenericExecuteSpec statement, UUID store, Discount discount) {
        return bind(statement, store, discount).then().onErrorMap(Violations.of("discount_code_key"), _ -> codeTaken());
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, UUID store, Discount discount) {
        var sheet = discount.sheet();
        return statement
                .bind("store", store)
                .bind("id", discount.id())
                .bind("code", nullable(sheet.code(), String.class))
                .bind("name", sheet.name())
                .bind("percent", nullable(sheet.percent(), BigDecimal.class))
                .bind("minor", nullable(minor(sheet.amount()), Long.class))
                .bind("currency", nullable(currency(sheet.amount()), String.class))
                .bind("from", nullable(sheet.validFrom(), Instant.class))
                .bind("until", nullable(sheet.validUntil(), Instant.class))
                .bind("limit", nullable(sheet.usageLimit(), Integer.class))
                .bind("once", sheet.oncePerCustomer())
                .bind("least_minor", nullable(minor(sheet.minimumAmount()), Long.class))
                .bind("least_currency", nullable(currency(sheet.minimumAmount()), String.class))
                .bind("products", sheet.productIds().toArray(UUID[]::new))
                .bind("plans", sheet.planIds().toArray(UUID[]::new))
                .bind("combinable", sheet.combinable())
                .bind("cycles", nullable(sheet.cycles(), Integer.class))
                .bind("active", sheet.active())
                .bind("version", discount.version())
                .bind("updated", discount.updatedAt())
                .bind("deleted", nullable(discount.deletedAt(), Instant.class));
    }

    private static Discount from(Readable row) {
        var percent = row.get("percent", BigDecimal.class);
        return new Discount(
                required(row, "uid", UUID.class),
                required(row, "version", Long.class),
                new DiscountSheet(
                        row.get("code", String.class),
                        required(row, "name", String.class),
                        percent == null ? null : Percent.plain(percent),
                        money(row, "amount"),
                        row.get("valid_from", Instant.class),
                        row.get("valid_until", Instant.class),
                        row.get("usage_limit", Integer.class),
                        required(row, "once_per_customer", Boolean.class),
                        money(row, "minimum"),
                        List.of(required(row, "product_ids", UUID[].class)),
                        List.of(required(row, "plan_ids", UUID[].class)),
                        required(row, "combinable", Boolean.class),
                        row.get("cycles", Integer.class),
                        required(row, "active", Boolean.class)),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }

    private static @Nullable Money money(Readable row, String name) {
        var minor = row.get(name + "_minor", Long.class);
        return minor == null
                ? null
                : new Money(minor, Currency.getInstance(required(row, name + "_currency", String.class)));
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : Long.valueOf(money.minor());
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency().getCurrencyCode();
    }

    private static Problem codeTaken() {
        return Problem.conflict("discount-code-taken", "Another discount of the store has this code.")
                .at("/code", "is taken");
    }
}
