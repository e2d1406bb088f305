package dev.saldo.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far the outbox is behind; alert on the age. Only the active relay of a service knows, others show NaN. */
final class OutboxMetrics {

    /** Counting rows costs a scan of what waits, so not with every batch. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Clock clock;
    private final Counter sent;
    private volatile Instant observedAt = Instant.EPOCH;
    private volatile double rows = Double.NaN;
    private volatile double ageSeconds = Double.NaN;

    OutboxMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.sent = Counter.builder("saldo.outbox.sent")
                .description("Events the broker has acknowledged")
                .register(registry);
        Gauge.builder("saldo.outbox.rows", () -> rows)
                .description("Events waiting to be sent")
                .register(registry);
        Gauge.builder("saldo.outbox.oldest.age", () -> ageSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest event waiting to be sent")
                .register(registry);
    }

    void observe(Connection connection, OutboxTable table) throws SQLException {
        var now = clock.instant();
        if (now.isBefore(observedAt.plus(EVERY))) {
            return;
        }
        var backlog = table.backlog(connection);
        var oldest = backlog.oldest();
        rows = backlog.rows();
        ageSeconds = oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        observedAt = now;
    }

    void sent(int events) {
        sent.increment(events);
    }
}
