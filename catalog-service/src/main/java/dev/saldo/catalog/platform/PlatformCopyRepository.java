package dev.saldo.catalog.platform;

import static dev.saldo.kit.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PlatformCopyRepository {

    private final DatabaseClient db;

    PlatformCopyRepository(DatabaseClient db) {
        this.db = db;
    }

    Flux<PlatformCopy> find(UUID store, Collection<UUID> ids) {
        return db.sql("""
                        select store_id, platform_id, name, currency, status, version
                          from platform_copy
                         where store_id = :store and platform_id = any(:ids)""")
                .bind("store", store)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(PlatformCopyRepository::from)
                .all();
    }

    /** Keeps of each platform what is newer than what is there; no platform may come twice. */
    Mono<Void> save(List<PlatformCopy> platforms) {
        return db.sql("""
                        insert into platform_copy (store_id, platform_id, name, currency, status, version)
                        select u.store, u.id, u.name, u.currency, u.status, u.version
                          from unnest(:stores, :ids, :names, :currencies, :statuses, :versions)
                               as u(store, id, name, currency, status, version)
                         order by u.store, u.id
                            on conflict (store_id, platform_id) do update
                           set name = excluded.name,
                               currency = excluded.currency,
                               status = excluded.status,
                               version = excluded.version
                         where excluded.version > platform_copy.version""")
                .bind("stores", column(platforms, PlatformCopy::store).toArray(UUID[]::new))
                .bind("ids", column(platforms, PlatformCopy::id).toArray(UUID[]::new))
                .bind("names", column(platforms, PlatformCopy::name).toArray(String[]::new))
                .bind("currencies", column(platforms, PlatformCopy::currency).toArray(String[]::new))
                .bind("statuses", column(platforms, PlatformCopy::status).toArray(String[]::new))
                .bind("versions", column(platforms, PlatformCopy::version).toArray(Long[]::new))
                .then();
    }

    private static <V> List<V> column(List<PlatformCopy> platforms, Function<PlatformCopy, V> value) {
        return platforms.stream().map(value).toList();
    }

    private static PlatformCopy from(Readable row) {
        return new PlatformCopy(
                required(row, "store_id", UUID.class),
                required(row, "platform_id", UUID.class),
                required(row, "name", String.class),
                required(row, "currency", String.class),
                required(row, "status", String.class),
                required(row, "version", Long.class));
    }
}
