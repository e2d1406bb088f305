package dev.saldo.sales.waiting;

import dev.saldo.sales.JsonRows;
import dev.saldo.sales.waiting.PlatformCredit.Landed;
import dev.saldo.sales.waiting.PlatformCredit.Reading;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is known of the platforms' credits, and the lock that makes one who acts on it wait for the other. */
@Repository
class CreditRepository {

    /** Half of the advisory lock's key, so that no other lock of this database is the same. */
    private static final int LOCK = 0x5a1e;

    private final DatabaseClient db;

    CreditRepository(DatabaseClient db) {
        this.db = db;
    }

    /** A platform's credit in its store. */
    record StoreCredit(UUID store, PlatformCredit credit) {}

    private record Row(
            UUID storeId,
            UUID platformUid,
            @Nullable Long balanceMinor,
            @Nullable Long balanceSequence,
            @Nullable Long overdraftMinor,
            @Nullable Long overdraftVersion,
            @Nullable Long heldMinor,
            @Nullable Long heldVersion,
            @Nullable Long landedCostMinor,
            @Nullable Long landedCreditsMinor,
            @Nullable Long landedSequence) {

        static Row of(StoreCredit known) {
            var credit = known.credit();
            var balance = credit.balance();
            var overdraft = credit.overdraft();
            var held = credit.held();
            var landed = credit.landed();
            return new Row(
                    known.store(),
                    credit.platformId(),
                    balance == null ? null : balance.minor(),
                    balance == null ? null : balance.since(),
                    overdraft == null ? null : overdraft.minor(),
                    overdraft == null ? null : overdraft.since(),
                    held == null ? null : held.minor(),
                    held == null ? null : held.since(),
                    landed == null ? null : landed.cost(),
                    landed == null ? null : landed.credits(),
                    landed == null ? null : landed.since());
        }

        StoreCredit known() {
            var credit = new PlatformCredit(
                    platformUid,
                    reading(balanceMinor, balanceSequence),
                    reading(overdraftMinor, overdraftVersion),
                    reading(heldMinor, heldVersion),
                    landed());
            return new StoreCredit(storeId, credit);
        }

        private @Nullable Landed landed() {
            return landedCostMinor == null || landedCreditsMinor == null || landedSequence == null
                    ? null
                    : new Landed(landedCostMinor, landedCreditsMinor, landedSequence);
        }

        private static @Nullable Reading reading(@Nullable Long minor, @Nullable Long since) {
            return minor == null || since == null ? null : new Reading(minor, since);
        }
    }

    /**
     * Until the transaction ends nobody else learns of these stores' credits or releases their sales. Taken before any
     * row is locked, and always in the same order, so that replicas cannot lock each other out.
     */
    Mono<Void> lock(Collection<UUID> stores) {
        return db.sql("""
                        select pg_advisory_xact_lock(:lock, k.key)
                          from (select distinct hashtext(s::text) as key from unnest(:stores) as s order by 1) k""")
                .bind("lock", LOCK)
                .bind("stores", stores.toArray(UUID[]::new))
                .then();
    }

    /** @param stores the store of each of the platforms */
    Flux<StoreCredit> find(List<UUID> stores, List<UUID> platforms) {
        return db.sql("""
                        select row_to_json(b)::text as credit from balance_copy b
                         where (b.store_id, b.platform_uid) in (select * from unnest(:stores, :platforms))""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("platforms", platforms.toArray(UUID[]::new))
                .map(row -> JsonRows.read(row, "credit", Row.class).known())
                .all();
    }

    Mono<Void> save(Collection<StoreCredit> credits) {
        return db.sql("""
                        insert into balance_copy
                        select * from jsonb_populate_recordset(null::balance_copy, :rows::jsonb)
                        on conflict (store_id, platform_uid) do update
                           set (balance_minor, balance_sequence, overdraft_minor, overdraft_version, held_minor,
                                held_version, landed_cost_minor, landed_credits_minor, landed_sequence)
                             = (excluded.balance_minor, excluded.balance_sequence, excluded.overdraft_minor,
                                excluded.overdraft_version, excluded.held_minor, excluded.held_version,
                                excluded.landed_cost_minor, excluded.landed_credits_minor, excluded.landed_sequence)""")
                .bind("rows", JsonRows.write(credits.stream().map(Row::of).toList()))
                .then();
    }
}
