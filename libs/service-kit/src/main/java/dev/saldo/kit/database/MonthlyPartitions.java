package dev.saldo.kit.database;

import dev.saldo.kit.job.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Makes the partitions of a table that grows for ever before their month begins; declare a bean for each such table.
 * Its migration creates the table {@code partition by range} of a {@code timestamptz} and makes the first ones with
 * {@code select kit.create_monthly_partitions('<table>', now(), 3)}, so that no row is in the default partition for
 * want of a better one. Replicas may do it at once.
 */
public final class MonthlyPartitions implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(MonthlyPartitions.class);
    private static final Duration EVERY = Duration.ofDays(1);

    /** This month's and the next two: a job that fails for weeks has done no harm yet. */
    private static final int MONTHS = 3;

    private final DatabaseClient db;
    private final Clock clock;
    private final String table;

    public MonthlyPartitions(DatabaseClient db, Clock clock, String table) {
        this.db = db;
        this.clock = clock;
        this.table = table;
    }

    @Override
    public String name() {
        return "make-partitions-of-" + table;
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Duration firstAfter() {
        return Duration.ZERO;
    }

    /** How many partitions were missing, and are there now. */
    Mono<Integer> create() {
        return db.sql("select kit.create_monthly_partitions(:table::regclass, :now, :months)")
                .bind("table", table)
                .bind("now", clock.instant())
                .bind("months", MONTHS)
                .mapValue(Integer.class)
                .one();
    }

    @Override
    public Mono<Integer> round() {
        return create().filter(made -> made > 0).doOnNext(made -> log.info("made {} partitions of {}", made, table));
    }
}
