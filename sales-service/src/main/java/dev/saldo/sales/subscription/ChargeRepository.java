package dev.saldo.sales.subscription;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Charges, many with one statement. */
@Repository
class ChargeRepository {

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;

    ChargeRepository(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> insert(List<ChargeRow> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into subscription_charge (uid, store_id, subscription_id, subscription_uid, kind, cycle,
                               period_start, period_end, currency, subtotal_minor, discount_minor, tax_minor,
                               total_minor, lines, platform_uids, costs_minor, due_at, charged_on, actor, replaced,
                               status, attempt, created_at, updated_at)
                        select uid, store_id, subscription_id, subscription_uid, kind, cycle,
                               period_start, period_end, currency, subtotal_minor, discount_minor, tax_minor,
                               total_minor, lines, platform_uids, costs_minor, due_at, charged_on, actor, replaced,
                               status, attempt, created_at, updated_at
                          from jsonb_populate_recordset(null::subscription_charge, :rows::jsonb)""").bind("rows", SubscriptionJson.write(rows)).then();
    }

    /** Those that are there, locked; call it under the locks of their subscriptions. */
    Mono<List<Charge>> lock(Collection<UUID> stores, Collection<UUID> ids) {
        return db.sql(ChargeRow.SELECT + " " + """
                         where (c.store_id, c.uid) in (select * from unnest(:stores, :ids))
                         order by c.id for no key update of c""")
                .bind("stores", stores.toArray(UUID[]::new))
                .bind("ids", ids.toArray(UUID[]::new))
                .map(ChargeRow::read)
                .all()
                .collectList();
    }

    /** How far they are; nothing else of a charge ever changes. */
    Mono<Void> save(List<Charge> charges, Instant now) {
        return charges.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        update subscription_charge c
                           set status = r.status, attempt = r.attempt, cause = r.cause, landed_minor = r.landed_minor,
                               updated_at = :now
                          from (select * from json_to_recordset(:rows::json) as r (
                                    store uuid, charge uuid, status text, attempt int, cause text, landed_minor bigint)
                                 limit :count) r
                         where c.store_id = r.store and c.uid = r.charge""")
                        .bind("now", now)
                        .bind("count", charges.size())
                        .bind(
                                "rows",
                                SubscriptionJson.write(
                                        charges.stream().map(Progressed::of).toList()))
                        .then();
    }

    /** What of a charge may have changed. */
    private record Progressed(
            UUID store,
            UUID charge,
            ChargeStatus status,
            int attempt,
            @Nullable String cause,
            @Nullable Long landedMinor) {

        static Progressed of(Charge charge) {
            var progress = charge.progress();
            var landed = progress.landedCost();
            return new Progressed(
                    charge.store(),
                    charge.id(),
                    progress.status(),
                    progress.attempt(),
                    progress.cause(),
                    landed == null ? null : landed.minor());
        }
    }

    /** An invoice that bills a charge. */
    record Invoiced(UUID store, UUID charge, UUID invoice, String number) {}

    /** Keeps the first invoice of each charge. */
    Mono<Void> keepInvoices(List<Invoiced> invoices, Instant now) {
        return invoices.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        update subscription_charge c
                           set invoice_uid = i.invoice, invoice_number = i.number, updated_at = :now
                          from unnest(:stores, :charges, :invoices, :numbers) as i (store, charge, invoice, number)
                         where c.store_id = i.store and c.uid = i.charge and c.invoice_uid is null""")
                        .bind("now", now)
                        .bind("stores", invoices.stream().map(Invoiced::store).toArray(UUID[]::new))
                        .bind("charges", invoices.stream().map(Invoiced::charge).toArray(UUID[]::new))
                        .bind(
                                "invoices",
                                invoices.stream().map(Invoiced::invoice).toArray(UUID[]::new))
                        .bind("numbers", invoices.stream().map(Invoiced::number).toArray(String[]::new))
                        .then();
    }

    /** Those of a store that wait for credits, oldest first. */
    Flux<Charge> waiting(UUID store, int most) {
        return db.sql(ChargeRow.SELECT + " " + """
                         where c.store_id = :store and c.status = 'WAITING'
                         order by c.due_at, c.id limit :most""")
                .bind("store", store)
                .bind("most", most)
                .map(ChargeRow::read)
                .all();
    }

    /** What charges that asked again and have no answer yet will take, in minor units by platform. */
    Mono<Map<UUID, Long>> claimed(UUID store, Collection<UUID> platforms) {
        return db.sql("""
                        select p.platform, sum(p.minor)::bigint as minor
                          from subscription_charge c, unnest(c.platform_uids, c.costs_minor) as p (platform, minor)
                         where c.store_id = :store and c.status = 'ASKED' and c.attempt > 1
                           and p.platform = any(:platforms)
                         group by p.platform""")
                .bind("store", store)
                .bind("platforms", platforms.toArray(UUID[]::new))
                .map(row -> Map.entry(required(row, "platform", UUID.class), required(row, "minor", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Page<Charge>> list(UUID store, UUID subscription, Paging paging) {
        return PagedQuery.of(ChargeRow.SELECT, SORTS)
                .where("c.store_id = :store", "store", store)
                .where("c.subscription_uid = :subscription", "subscription", subscription)
                .fetch(db, paging, ChargeRow::read);
    }
}
