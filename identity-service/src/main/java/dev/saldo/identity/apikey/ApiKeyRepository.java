package dev.saldo.identity.apikey;

import static dev.saldo.kit.database.Columns.nullable;
import static dev.saldo.kit.database.Columns.required;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.authority.Authority;
import dev.saldo.identity.secret.KeyedHash;
import dev.saldo.identity.secret.Secrets;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** API keys in the database, by the keyed hash of their text. */
@Repository
class ApiKeyRepository {

    private static final String SELECT = """
            select k.id, k.uid, k.store_id, k.name, k.prefix, k.role, k.scopes, k.customer_id, k.expires_at,
                   k.revoked_at, k.replaced_by, k.last_used_at, k.created_by, k.created_at
              from api_key k
            """;
    private static final Sorts SORTS =
            Sorts.of("createdAt", "created_at", "timestamptz").and("name", "name", "text");

    private final DatabaseClient db;
    private final KeyedHash hash;

    ApiKeyRepository(DatabaseClient db, Secrets secrets) {
        this.db = db;
        this.hash = secrets.hashFor("api keys");
    }

    /** The hot path of all requests: one statement by one unique index, the same for keys that are no good. */
    Mono<OpenedKey> open(ApiKeyText text, Instant now) {
        return db.sql("""
                        select k.uid, k.store_id, k.role, k.scopes, k.customer_id, k.expires_at, k.last_used_at,
                               s.slug, s.test
                          from api_key k join store s on s.uid = k.store_id
                         where k.hash = :hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)""")
                .bind("hash", hash.of(text.value()))
                .bind("now", now)
                .map(row -> new OpenedKey(
                        required(row, "uid", UUID.class),
                        required(row, "store_id", UUID.class),
                        required(row, "slug", String.class),
                        required(row, "test", Boolean.class),
                        authority(row),
                        row.get("expires_at", Instant.class),
                        row.get("last_used_at", Instant.class)))
                .one();
    }

    /** Touches no index, so Postgres need not write any. */
    Mono<Void> used(UUID store, UUID id, Instant now) {
        return db.sql("""
                        update api_key set last_used_at = :now
                         where store_id = :store and uid = :id and (last_used_at is null or last_used_at < :now)""").bind("now", now).bind("store", store).bind("id", id).then();
    }

    Mono<ApiKey> find(UUID store, UUID id) {
        return db.sql(SELECT + " where k.store_id = :store and k.uid = :id")
                .bind("store", store)
                .bind("id", id)
                .map(ApiKeyRepository::fromRow)
                .one();
    }

    /** Locked until the transaction ends. */
    Mono<ApiKey> lock(UUID store, UUID id) {
        return db.sql(SELECT + " where k.store_id = :store and k.uid = :id for update")
                .bind("store", store)
                .bind("id", id)
                .map(ApiKeyRepository::fromRow)
                .one();
    }

    /** What this subject made and what is neither revoked nor expired, locked. */
    Flux<ApiKey> lockMadeBy(UUID store, String createdBy, Instant now) {
        return db.sql(SELECT + """
                         where k.store_id = :store and k.created_by = :by and k.revoked_at is null
                           and (k.expires_at is null or k.expires_at > :now) for update""")
                .bind("store", store)
                .bind("by", createdBy)
                .bind("now", now)
                .map(ApiKeyRepository::fromRow)
                .all();
    }

    /** What opens the store for this customer and is not revoked, locked. The customer has no index: keys are few. */
    Flux<ApiKey> lockOfCustomer(UUID store, UUID customer) {
        return db.sql(SELECT + """
                         where k.store_id = :store and k.customer_id = :customer and k.revoked_at is null for update""")
                .bind("store", store)
                .bind("customer", customer)
                .map(ApiKeyRepository::fromRow)
                .all();
    }

    Mono<Page<ApiKey>> page(UUID store, Paging paging) {
        return PagedQuery.of(SELECT, SORTS)
                .where("k.store_id = :store", "store", store)
                .fetch(db, paging, ApiKeyRepository::fromRow);
    }

    Mono<Void> add(ApiKey key, ApiKeyText text) {
        return db.sql("""
                        insert into api_key (uid, store_id, name, prefix, hash, role, scopes, customer_id, expires_at,
                               created_by, created_at)
                        values (:id, :store, :name, :prefix, :hash, :role, :scopes, :customer, :expires, :by, :now)""")
                .bind("id", key.id())
                .bind("store", key.store())
                .bind("name", key.name())
                .bind("prefix", key.prefix())
                .bind("hash", hash.of(text.value()))
                .bind("role", key.authority().role().wire())
                .bind("scopes", nullable(key.authority().narrowedTo(), String.class))
                .bind("customer", nullable(key.authority().customer(), UUID.class))
                .bind("expires", nullable(key.expiresAt(), Instant.class))
                .bind("by", key.createdBy())
                .bind("now", key.createdAt())
                .then();
    }

    Mono<Void> revoke(ApiKey key, Instant now) {
        return db.sql("update api_key set revoked_at = :now where store_id = :store and uid = :id")
                .bind("now", now)
                .bind("store", key.store())
                .bind("id", key.id())
                .then();
    }

    Mono<Void> replace(ApiKey key, UUID by, Instant end) {
        return db.sql("update api_key set replaced_by = :by, expires_at = :end where store_id = :store and uid = :id")
                .bind("by", by)
                .bind("end", end)
                .bind("store", key.store())
                .bind("id", key.id())
                .then();
    }

    private static ApiKey fromRow(Readable row) {
        return new ApiKey(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                required(row, "name", String.class),
                required(row, "prefix", String.class),
                authority(row),
                row.get("expires_at", Instant.class),
                row.get("revoked_at", Instant.class),
                row.get("replaced_by", UUID.class),
                row.get("last_used_at", Instant.class),
                required(row, "created_by", String.class),
                required(row, "created_at", Instant.class));
    }

    private static Authority authority(Readable row) {
        return Authority.stored(
                Role.of(required(row, "role", String.class)).orElseThrow(),
                row.get("scopes", String.class),
                row.get("customer_id", UUID.class));
    }
}
