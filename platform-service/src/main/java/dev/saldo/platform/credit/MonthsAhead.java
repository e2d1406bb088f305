package dev.saldo.platform.credit;

import dev.saldo.kit.clock.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes the partitions of the months a clock is moved to. Else the movements of a test store would lie in the default
 * partition, and keep those of everybody there when their month has come.
 */
@Component
class MonthsAhead implements DueWork {

    /** The month it is, and the next two, which are there for every store. */
    private static final int LEAST = 3;

    /** Every query pays for every partition: what lies further ahead is in the default one. */
    private static final int MOST = 24;

    private final DatabaseClient db;
    private final Clock wall;

    MonthsAhead(DatabaseClient db, Clock wall) {
        this.db = db;
        this.wall = wall;
    }

    @Override
    public Mono<Boolean> settle(UUID store, Instant now) {
        var today = wall.instant();
        var months = monthsUntil(today, now);
        return months == LEAST ? Mono.just(false) : make(today, months).thenReturn(false);
    }

    @Override
    public Mono<Instant> nextDue(UUID store) {
        return Mono.empty();
    }

    private Mono<Void> make(Instant since, int months) {
        return db.sql("select kit.create_monthly_partitions('credit_movement'::regclass, :since, :months)")
                .bind("since", since)
                .bind("months", months)
                .then();
    }

    /** How many months from today's on are wanted, so that there are as many ahead of a moved clock as of the wall. */
    static int monthsUntil(Instant today, Instant now) {
        return Math.clamp(ChronoUnit.MONTHS.between(monthOf(today), monthOf(now)) + LEAST, LEAST, MOST);
    }

    private static YearMonth monthOf(Instant moment) {
        return YearMonth.from(moment.atZone(ZoneOffset.UTC));
    }
}
