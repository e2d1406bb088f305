package dev.saldo.catalog.tax;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.catalog.percent.Percent;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Loads, lists and saves taxes. */
@Repository
class TaxRepository {

    private static final String SELECT = """
            select id, uid, name, percent, inclusive, country, active, version, created_at, updated_at, deleted_at
              from tax""";

    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("name", "name", "text");

    private final DatabaseClient db;

    TaxRepository(DatabaseClient db) {
        this.db = db;
    }

    /** Deleted ones too. */
    Mono<Tax> find(UUID store, UUID id) {
        return one(SELECT + " where store_id = :store and uid = :id", store, id);
    }

    /** Deleted ones too; nobody else changes it until the transaction ends. */
    Mono<Tax> lock(UUID store, UUID id) {
        return one(SELECT + " where store_id = :store and uid = :id for no key update", store, id);
    }

    Mono<Page<Tax>> page(UUID store, @Nullable String country, @Nullable Boolean active, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("store_id = :store", "store", store)
                .where("deleted_at is null")
                .where("country = :country", "country", country)
                .where("active = :active", "active", active)
                .fetch(db, paging, TaxRepository::from);
    }

    /** Those of the ids that are taxes and not deleted. */
    Mono<Set<UUID>> living(UUID store, Collection<UUID> ids) {
        return db.sql("select uid from tax where store_id = :store and uid = any(:ids) and deleted_at is null")
                .bind("store", store)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> required(row, "uid", UUID.class))
                .all()
                .collect(Collectors.toSet());
    }

    Mono<Void> insert(UUID store, Tax tax) {
        var insert = db.sql("""
                        insert into tax (uid, store_id, name, percent, inclusive, country, active,
                                         version, created_at, updated_at, deleted_at)
                        values (:id, :store, :name, :percent, :inclusive, :country, :active,
                                :version, :updated, :updated, :deleted)""");
        return bind(insert, store, tax).then();
    }

    /** Writes a locked tax. */
    Mono<Void> update(UUID store, Tax tax) {
        var update = db.sql("""
                        update tax
                           set name = :name, percent = :percent, inclusive = :inclusive, country = :country,
                               active = :active, version = :version, updated_at = :updated, deleted_at = :deleted
                         where store_id = :store and uid = :id""");
        return bind(update, store, tax).then();
    }

    private Mono<Tax> one(String sql, UUID store, UUID id) {
        return db.sql(sql)
                .bind("store", store)
                .bind("id", id)
                .map(TaxRepository::from)
                .one();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, UUID store, Tax tax) {
        var sheet = tax.sheet();
        return statement
                .bind("store", store)
                .bind("id", tax.id())
                .bind("name", sheet.name())
                .bind("percent", sheet.percent())
                .bind("inclusive", sheet.inclusive())
                .bind("country", nullable(sheet.country(), String.class))
                .bind("active", sheet.active())
                .bind("version", tax.version())
                .bind("updated", tax.updatedAt())
                .bind("deleted", nullable(tax.deletedAt(), Instant.class));
    }

    private static Tax from(Readable row) {
        return new Tax(
                required(row, "uid", UUID.class),
                required(row, "version", Long.class),
                new TaxSheet(
                        required(row, "name", String.class),
                        Percent.plain(required(row, "percent", BigDecimal.class)),
                        required(row, "inclusive", Boolean.class),
                        row.get("country", String.class),
                        required(row, "active", Boolean.class)),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }
}
