package dev.saldo.platform.credit;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.platform.balance.LedgerHash;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The ledger as it stands, for those who do not trust it. */
@Repository
class LinkRepository {

    private static final int PAGE = 2_000;

    private final DatabaseClient db;

    LinkRepository(DatabaseClient db) {
        this.db = db;
    }

    /** The number of the platform's last movement; 0 when there is none. */
    Mono<Long> lastSequence(UUID store, UUID platform) {
        return db.sql("""
                        select coalesce(max(sequence), 0) from credit_movement
                         where store_id = :store and platform_id = :platform""")
                .bind("store", store)
                .bind("platform", platform)
                .mapValue(Long.class)
                .one();
    }

    /** Some of the movements in {@code (after, last]}, the first ones first; empty when there is none. */
    Mono<List<Link>> page(UUID store, UUID platform, long after, long last) {
        return db.sql("""
                        select m.*, trunc(extract(epoch from m.occurred_at) * 1000000)::text as micros
                          from credit_movement m
                         where m.store_id = :store and m.platform_id = :platform
                           and m.sequence > :after and m.sequence <= :last
                         order by m.sequence limit :limit""")
                .bind("store", store)
                .bind("platform", platform)
                .bind("after", after)
                .bind("last", last)
                .bind("limit", PAGE)
                .map(LinkRepository::fromRow)
                .all()
                .collectList();
    }

    private static Link fromRow(Readable row) {
        var entry = new Entry(
                required(row, "uid", UUID.class),
                required(row, "store_id", UUID.class),
                required(row, "platform_id", UUID.class),
                required(row, "sequence", Long.class),
                required(row, "kind", String.class),
                required(row, "currency", String.class),
                required(row, "amount_minor", Long.class),
                required(row, "balance_before_minor", Long.class),
                required(row, "balance_after_minor", Long.class),
                row.get("sale_id", UUID.class),
                row.get("reference", String.class),
                row.get("description", String.class),
                required(row, "actor", String.class),
                required(row, "micros", String.class),
                row.get("landed_cost_minor", Long.class),
                row.get("hold_id", UUID.class));
        return new Link(entry, LedgerHash.of(required(row, "hash", byte[].class)));
    }
}
