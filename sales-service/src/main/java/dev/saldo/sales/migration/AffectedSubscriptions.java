package dev.saldo.sales.migration;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.database.Columns;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The subscriptions a migration is about: those of its plan that are agreed and not over, with an older version. One that
 * is to change to the newer version anyway is left out where that may wait for the end of a period.
 */
@Repository
class AffectedSubscriptions {

    private static final String OF_THE_PLAN = "s.store_id = :store and s.plan_uid = :plan and s.deleted_at is null";

    private static final String AFFECTED = """
             s.status in ('CONFIRMED', 'ON_TRIAL', 'ACTIVE', 'PAST_DUE', 'PAUSED')
             and (s.body #>> '{items,0,plan,version}')::int < :version
             and (:versions::int[] is null or (s.body #>> '{items,0,plan,version}')::int = any(:versions))
             and (:now or s.body #>> '{state,change,items,0,plan,plan_id}' is distinct from :plan::text
                  or (s.body #>> '{state,change,items,0,plan,version}')::int < :version)""";

    private final DatabaseClient db;

    AffectedSubscriptions(DatabaseClient db) {
        this.db = db;
    }

    /** Where a subscription stands in the order they were written. */
    record Reference(long row, UUID id) {}

    /**
     * How many there are.
     *
     * @param unaffected the others of the plan
     */
    record Count(long affected, long unaffected) {}

    Mono<Count> count(MigrationOrder order) {
        var sql = """
                select count(*) as total, count(*) filter (where %s) as affected
                  from subscription s where %s""".formatted(AFFECTED, OF_THE_PLAN);
        return bound(sql, order)
                .map(row -> {
                    var affected = required(row, "affected", Long.class);
                    return new Count(affected, required(row, "total", Long.class) - affected);
                })
                .one();
    }

    /** Some of them, in the order they were written. */
    Mono<List<Reference>> page(MigrationOrder order, long after, int most) {
        var sql = """
                select s.id, s.uid from subscription s
                 where %s and %s and s.id > :after
                 order by s.id limit :most""".formatted(OF_THE_PLAN, AFFECTED);
        return bound(sql, order)
                .bind("after", after)
                .bind("most", most)
                .map(row -> new Reference(required(row, "id", Long.class), required(row, "uid", UUID.class)))
                .all()
                .collectList();
    }

    /** Makes all of them items of the migration; how many they are. */
    Mono<Long> enlist(MigrationOrder order, long migration) {
        var sql = """
                insert into plan_migration_item (store_id, migration_id, subscription_uid, number, state)
                select s.store_id, :migration, s.uid, s.number, 'PENDING' from subscription s
                 where %s and %s
                 order by s.id""".formatted(OF_THE_PLAN, AFFECTED);
        return bound(sql, order).bind("migration", migration).fetch().rowsUpdated();
    }

    private GenericExecuteSpec bound(String sql, MigrationOrder order) {
        var versions = order.fromVersions();
        return db.sql(sql)
                .bind("store", order.store())
                .bind("plan", order.planId())
                .bind("version", order.toVersion())
                .bind(
                        "versions",
                        Columns.nullable(versions == null ? null : versions.toArray(Integer[]::new), Integer[].class))
                .bind("now", order.isNow());
    }
}
