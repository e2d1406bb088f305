package dev.saldo.platform.registry;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Violations;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountRow;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Platforms in the database, each with its account. */
@Repository
class PlatformRepository {

    private static final String SELECT = """
            select p.*, a.currency, a.balance_minor, a.sequence, a.head, a.overdraft_limit_minor,
                   a.overdraft_version, a.low_threshold_minor, a.critical_threshold_minor, a.lot_policy,
                   a.lots_cost_minor, a.held_minor, a.held_version,
                   case when a.balance_minor <= a.critical_threshold_minor then 'CRITICAL'
                        when a.balance_minor <= a.low_threshold_minor then 'LOW'
                        else 'NORMAL' end as level
              from platform p join credit_account a on a.store_id = p.store_id and a.platform_id = p.uid
            """;
    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("name", "name", "text");
    private static final TypeReference<Map<String, Object>> NOTES = new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    PlatformRepository(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Platform> find(UUID store, UUID id) {
        return db.sql(SELECT + " where p.store_id = :store and p.uid = :id")
                .bind("store", store)
                .bind("id", id)
                .map(this::fromRow)
                .one();
    }

    /**
     * Locks the platform and its account until the transaction ends. Not {@code for update}: a movement refers to its
     * platform, so whoever holds the account would wait for the platform's row, and we for the account's.
     */
    Mono<Platform> lock(UUID store, UUID id) {
        return db.sql(SELECT + " where p.store_id = :store and p.uid = :id for no key update")
                .bind("store", store)
                .bind("id", id)
                .map(this::fromRow)
                .one();
    }

    Mono<Page<Platform>> page(UUID store, PlatformFilter filter, Paging paging) {
        return PagedQuery.of("select * from (" + SELECT + ") p", SORTS)
                .where("p.store_id = :store", "store", store)
                .where(filter.status() == PlatformStatus.DELETED ? "p.deleted_at is not null" : "p.deleted_at is null")
                .where("p.name ilike :search", "search", PagedQuery.like(filter.search()))
                .where(
                        "p.level = :level",
                        "level",
                        filter.level() == null ? null : filter.level().name())
                .fetch(db, paging, this::fromRow);
    }

    Mono<Void> add(UUID store, UUID id, PlatformSettings settings, Instant now) {
        var platform = db.sql("""
                        insert into platform (uid, store_id, name, description, margin_floor, metadata, created_at, updated_at)
                        values (:id, :store, :name, :description, :floor, cast(:metadata as jsonb), :now, :now)""")
                .bind("id", id)
                .bind("store", store)
                .bind("name", settings.name())
                .bind("description", nullable(settings.description(), String.class))
                .bind("floor", nullable(settings.floor(), BigDecimal.class))
                .bind("metadata", json.writeValueAsString(settings.notes()))
                .bind("now", now)
                .then();
        var account = db.sql("""
                insert into credit_account
                    (store_id, platform_id, currency, overdraft_limit_minor, low_threshold_minor,
                     critical_threshold_minor, lot_policy, updated_at)
                values (:store, :id, :currency, :overdraft, :low, :critical, :policy, now())""");
        return platform.then(bindAccount(account, store, id, settings).then())
                .onErrorMap(Violations.of("platform_name"), _ -> nameTaken(settings.name()));
    }

    Mono<Void> save(UUID store, UUID id, PlatformSettings settings, Instant now) {
        var platform = db.sql("""
                        update platform
                           set name = :name, description = :description, margin_floor = :floor,
                               metadata = cast(:metadata as jsonb), version = version + 1, updated_at = :now
                         where store_id = :store and uid = :id""")
                .bind("id", id)
                .bind("store", store)
                .bind("name", settings.name())
                .bind("description", nullable(settings.description(), String.class))
                .bind("floor", nullable(settings.floor(), BigDecimal.class))
                .bind("metadata", json.writeValueAsString(settings.notes()))
                .bind("now", now)
                .then();
        var account = db.sql("""
                update credit_account a
                   set currency = :currency, overdraft_limit_minor = :overdraft, overdraft_version = p.version,
                       low_threshold_minor = :low, critical_threshold_minor = :critical, lot_policy = :policy,
                       updated_at = now()
                  from platform p
                 where p.uid = a.platform_id and a.store_id = :store and a.platform_id = :id""");
        return platform.then(bindAccount(account, store, id, settings).then())
                .onErrorMap(Violations.of("platform_name"), _ -> nameTaken(settings.name()));
    }

    Mono<Void> saveDeletion(Platform platform, @Nullable Instant deletedAt, Instant now) {
        return db.sql("""
                        update platform set deleted_at = :deleted, version = version + 1, updated_at = :now
                         where store_id = :store and uid = :id""")
                .bind("deleted", nullable(deletedAt, Instant.class))
                .bind("now", now)
                .bind("store", platform.store())
                .bind("id", platform.id())
                .then()
                .onErrorMap(Violations.of("platform_name"), _ -> nameTaken(platform.name()));
    }

    private static DatabaseClient.GenericExecuteSpec bindAccount(
            DatabaseClient.GenericExecuteSpec statement, UUID store, UUID id, PlatformSettings settings) {
        return statement
                .bind("store", store)
                .bind("id", id)
                .bind("currency", settings.currency())
                .bind("overdraft", settings.overdraft().minor())
                .bind("low", nullable(minor(settings.limits().low()), Long.class))
                .bind("critical", nullable(minor(settings.limits().critical()), Long.class))
                .bind("policy", settings.policy().wire());
    }

    private static Problem nameTaken(String name) {
        return Problem.conflict("name-taken", "There is a platform named %s already.".formatted(name));
    }

    private Platform fromRow(Readable row) {
        return new Platform(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                required(row, "name", String.class),
                row.get("description", String.class),
                marginFloor(row.get("margin_floor", BigDecimal.class)),
                json.readValue(required(row, "metadata", String.class), NOTES),
                account(row),
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("deleted_at", Instant.class));
    }

    /** Without the zeros the column adds. */
    private static @Nullable BigDecimal marginFloor(@Nullable BigDecimal column) {
        return column == null
                ? null
                : new BigDecimal(column.stripTrailingZeros().toPlainString());
    }

    private static Account account(Readable row) {
        return AccountRow.read(row, required(row, "uid", UUID.class), row.get("deleted_at", Instant.class) == null);
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : amount.minor();
    }
}
