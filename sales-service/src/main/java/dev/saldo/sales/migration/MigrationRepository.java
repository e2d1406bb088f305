package dev.saldo.sales.migration;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Columns;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.sales.JsonRows;
import dev.saldo.sales.subscription.ProrationMode;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Migrations, and what became of their subscriptions. */
@Repository
class MigrationRepository {

    /** Only what is running is counted. */
    private static final String SELECT = """
            select m.id, m.uid, m.store_id, m.plan_uid, m.to_version, m.from_versions, m.moment, m.proration, m.state,
                   m.total, m.moved + c.moved as moved, m.refused + c.refused as refused, m.created_at, m.created_by,
                   m.finished_at
              from plan_migration m cross join lateral (
                   select count(*) filter (where i.state = 'MOVED') as moved,
                          count(*) filter (where i.state = 'REFUSED') as refused
                     from plan_migration_item i
                    where m.state = 'RUNNING' and i.store_id = m.store_id and i.migration_id = m.id) c""";

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");
    private static final Sorts ITEM_SORTS = Sorts.of("number", "number", "text");
    private static final String NEWEST_FIRST = "-createdAt";

    private final DatabaseClient db;

    MigrationRepository(DatabaseClient db) {
        this.db = db;
    }

    /** An item that is worked on. */
    record Claimed(long id, UUID subscription) {}

    /**
     * What became of an item.
     *
     * @param code null when it was moved
     */
    record Outcome(
            long id,
            ItemState state,
            @Nullable String code,
            @Nullable String detail) {}

    /** The row of a new one, about nothing yet; empty while another of the plan is running. */
    Mono<Long> begin(UUID id, MigrationOrder order, Instant now) {
        var proration = order.proration();
        var versions = order.fromVersions();
        return db.sql("""
                        insert into plan_migration (uid, store_id, plan_uid, to_version, from_versions, moment, proration,
                                                    state, total, moved, refused, created_at, created_by)
                        values (:id, :store, :plan, :version, :versions, :moment, :proration, 'RUNNING', 0, 0, 0, :now,
                                :actor)
                        on conflict (store_id, plan_uid) where state = 'RUNNING' do nothing
                        returning id""")
                .bind("id", id)
                .bind("store", order.store())
                .bind("plan", order.planId())
                .bind("version", order.toVersion())
                .bind(
                        "versions",
                        Columns.nullable(versions == null ? null : versions.toArray(Integer[]::new), Integer[].class))
                .bind("moment", order.timing().name())
                .bind("proration", Columns.nullable(proration == null ? null : proration.name(), String.class))
                .bind("now", now)
                .bind("actor", order.actor())
                .mapValue(Long.class)
                .one();
    }

    Mono<Void> total(UUID store, long migration, long total) {
        return db.sql("update plan_migration set total = :total where store_id = :store and id = :migration")
                .bind("total", total)
                .bind("store", store)
                .bind("migration", migration)
                .then();
    }

    Mono<Migration> find(UUID store, UUID id) {
        return db.sql(SELECT + " where m.store_id = :store and m.uid = :id")
                .bind("store", store)
                .bind("id", id)
                .map(MigrationRepository::read)
                .one();
    }

    /** Waits for whoever is moving subscriptions of it, and keeps others from it. */
    Mono<Migration> lock(UUID store, UUID id) {
        return db.sql("select id from plan_migration where store_id = :store and uid = :id for no key update")
                .bind("store", store)
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .flatMap(_ -> find(store, id));
    }

    /** Newest first unless told. */
    Mono<Page<Migration>> list(UUID store, Paging paging) {
        var asked = paging.sort() == null ? new Paging(paging.limit(), paging.after(), NEWEST_FIRST) : paging;
        return PagedQuery.of(SELECT, SORTS)
                .where("m.store_id = :store", "store", store)
                .fetch(db, asked, MigrationRepository::read);
    }

    Mono<Page<ItemView>> items(Migration migration, @Nullable ItemState state, Paging paging) {
        return PagedQuery.of("select i.* from plan_migration_item i", ITEM_SORTS)
                .where("i.store_id = :store", "store", migration.order().store())
                .where("i.migration_id = :migration", "migration", migration.row())
                .where("i.state = :state", "state", state == null ? null : state.name())
                .fetch(db, paging, MigrationRepository::item);
    }

    /** Of all stores, oldest first. */
    Flux<Migration> running() {
        return db.sql(SELECT + " where m.state = 'RUNNING' order by m.id")
                .map(MigrationRepository::read)
                .all();
    }

    /** Of one store, oldest first. */
    Flux<Migration> running(UUID store) {
        return db.sql(SELECT + " where m.store_id = :store and m.state = 'RUNNING' order by m.id")
                .bind("store", store)
                .map(MigrationRepository::read)
                .all();
    }

    /**
     * Some items nobody has moved, locked; those another replica has are passed over. None of a migration that was
     * withdrawn, and none is withdrawn before the transaction ends.
     */
    Flux<Claimed> claim(Migration migration, int most) {
        return db.sql("""
                        select id from plan_migration
                         where store_id = :store and id = :migration and state = 'RUNNING' for share""")
                .bind("store", migration.order().store())
                .bind("migration", migration.row())
                .mapValue(Long.class)
                .one()
                .flatMapMany(_ -> pending(migration, most));
    }

    private Flux<Claimed> pending(Migration migration, int most) {
        return db.sql("""
                        select id, subscription_uid from plan_migration_item
                         where store_id = :store and migration_id = :migration and state = 'PENDING'
                         order by id limit :most for no key update skip locked""")
                .bind("store", migration.order().store())
                .bind("migration", migration.row())
                .bind("most", most)
                .map(row -> new Claimed(required(row, "id", Long.class), required(row, "subscription_uid", UUID.class)))
                .all();
    }

    /** What became of items that are locked. */
    Mono<Void> settle(UUID store, List<Outcome> outcomes) {
        return db.sql("""
                        update plan_migration_item i set state = o.state, code = o.code, detail = o.detail
                          from (select * from jsonb_to_recordset(:outcomes::jsonb)
                                    as o (id bigint, state text, code text, detail text)
                                 limit :count) o
                         where i.store_id = :store and i.id = o.id""")
                .bind("outcomes", JsonRows.write(outcomes))
                .bind("count", outcomes.size())
                .bind("store", store)
                .then();
    }

    /** If nothing of it is pending. */
    Mono<Void> finish(UUID store, long migration, Instant now) {
        return over(store, migration, MigrationState.DONE, now);
    }

    /** Takes back what is pending of one that is locked. */
    Mono<Void> withdraw(UUID store, long migration, Instant now) {
        return db.sql("""
                        update plan_migration_item set state = 'WITHDRAWN'
                         where store_id = :store and migration_id = :migration and state = 'PENDING'""")
                .bind("store", store)
                .bind("migration", migration)
                .then()
                .then(Mono.defer(() -> over(store, migration, MigrationState.WITHDRAWN, now)));
    }

    private Mono<Void> over(UUID store, long migration, MigrationState state, Instant now) {
        return db.sql("""
                        update plan_migration m
                           set state = :state, moved = c.moved, refused = c.refused, finished_at = :now
                          from (select count(*) filter (where state = 'MOVED') as moved,
                                       count(*) filter (where state = 'REFUSED') as refused,
                                       count(*) filter (where state = 'PENDING') as pending
                                  from plan_migration_item
                                 where store_id = :store and migration_id = :migration) c
                         where m.store_id = :store and m.id = :migration and m.state = 'RUNNING' and c.pending = 0""")
                .bind("state", state.name())
                .bind("now", now)
                .bind("store", store)
                .bind("migration", migration)
                .then();
    }

    private static Migration read(Readable row) {
        var versions = row.get("from_versions", Integer[].class);
        var proration = row.get("proration", String.class);
        return new Migration(
                required(row, "id", Long.class),
                required(row, "uid", UUID.class),
                new MigrationOrder(
                        required(row, "store_id", UUID.class),
                        required(row, "plan_uid", UUID.class),
                        required(row, "to_version", Integer.class),
                        versions == null ? null : List.of(versions),
                        Timing.valueOf(required(row, "moment", String.class)),
                        proration == null ? null : ProrationMode.valueOf(proration),
                        required(row, "created_by", String.class)),
                MigrationState.valueOf(required(row, "state", String.class)),
                required(row, "total", Integer.class),
                required(row, "moved", Integer.class),
                required(row, "refused", Integer.class),
                required(row, "created_at", OffsetDateTime.class).toInstant(),
                row.get("finished_at", Instant.class));
    }

    private static ItemView item(Readable row) {
        return new ItemView(
                required(row, "subscription_uid", UUID.class),
                required(row, "number", String.class),
                ItemState.valueOf(required(row, "state", String.class)).wire(),
                row.get("code", String.class),
                row.get("detail", String.class));
    }
}
