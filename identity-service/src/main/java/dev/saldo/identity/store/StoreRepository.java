package dev.saldo.identity.store;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Violations;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores in the database. */
@Repository
class StoreRepository {

    private static final String SELECT = "select s.* from store s";
    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("name", "name", "text");

    private final DatabaseClient db;
    private final JsonMapper json;

    StoreRepository(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Store> find(UUID id) {
        return db.sql(SELECT + " where s.uid = :id")
                .bind("id", id)
                .map(this::fromRow)
                .one();
    }

    /** Locked until the transaction ends; what refers to it may still be added. */
    Mono<Store> lock(UUID id) {
        return db.sql(SELECT + " where s.uid = :id for no key update")
                .bind("id", id)
                .map(this::fromRow)
                .one();
    }

    Mono<Page<Store>> page(Collection<UUID> ids, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("s.uid = any(:ids)", "ids", ids.toArray(UUID[]::new))
                .fetch(db, paging, this::fromRow);
    }

    /** The first store of all; empty before the bootstrap. */
    Mono<Store> first() {
        return db.sql(SELECT + " order by s.id limit 1").map(this::fromRow).one();
    }

    /** @return false when another store has the slug */
    Mono<Boolean> add(UUID id, boolean test, String slug, StoreSettings settings, Instant now) {
        var insert = db.sql("""
                        insert into store (uid, name, slug, test, default_currency, time_zone, locale, country, seller,
                               policies, created_at, updated_at)
                        values (:id, :name, :slug, :test, :currency, :zone, :locale, :country, cast(:seller as jsonb),
                               cast(:policies as jsonb), :now, :now)
                        on conflict (slug) do nothing""").bind("test", test);
        return bind(insert, id, slug, settings, now).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    Mono<Void> save(UUID id, String slug, StoreSettings settings, Instant now) {
        var update = db.sql("""
                update store
                   set name = :name, slug = :slug, default_currency = :currency, time_zone = :zone, locale = :locale,
                       country = :country, seller = cast(:seller as jsonb), policies = cast(:policies as jsonb),
                       version = version + 1, updated_at = :now
                 where uid = :id""");
        return bind(update, id, slug, settings, now)
                .then()
                .onErrorMap(Violations.of("store_slug"), _ -> slugTaken(slug));
    }

    static Problem slugTaken(String slug) {
        return Problem.conflict("slug-taken", "Another store has the slug %s.".formatted(slug));
    }

    private DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, UUID id, String slug, StoreSettings settings, Instant now) {
        return statement
                .bind("id", id)
                .bind("name", settings.name())
                .bind("slug", slug)
                .bind("currency", settings.currency())
                .bind("zone", settings.zone())
                .bind("locale", settings.language())
                .bind("country", nullable(settings.country(), String.class))
                .bind("seller", json.writeValueAsString(settings.sold().complete()))
                .bind("policies", json.writeValueAsString(settings.decided().complete()))
                .bind("now", now);
    }

    private Store fromRow(Readable row) {
        var settings = new StoreSettings(
                required(row, "name", String.class),
                required(row, "slug", String.class),
                required(row, "default_currency", String.class),
                required(row, "time_zone", String.class),
                required(row, "locale", String.class),
                row.get("country", String.class),
                json.readValue(required(row, "seller", String.class), Seller.class),
                json.readValue(required(row, "policies", String.class), Policies.class));
        return new Store(
                required(row, "uid", UUID.class),
                required(row, "test", Boolean.class),
                settings,
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class));
    }
}
