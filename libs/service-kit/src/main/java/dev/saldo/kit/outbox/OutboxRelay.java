package dev.saldo.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends what the outbox holds, at least once and in order for a key. One relay of a service is active: the one whose
 * connection holds the advisory lock; it has a thread and a plain JDBC connection of its own, because it waits for the
 * database or the broker most of its life. A broker that is away only makes the outbox grow, never the memory.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxTable table;
    private final KafkaTemplate<String, byte[]> kafka;
    private final KafkaAdmin topics;
    private final OutboxProperties properties;
    private final OutboxMetrics metrics;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            OutboxTable table,
            KafkaTemplate<String, byte[]> kafka,
            KafkaAdmin topics,
            OutboxProperties properties,
            OutboxMetrics metrics) {
        this.table = table;
        this.kafka = kafka;
        this.topics = topics;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Something was committed; harmless to call too often. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        var active = thread;
        if (active != null) {
            wake();
            try {
                active.join(properties.sendTimeout());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the listeners and the web server, so that what they commit last is still sent. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            try (var connection = table.connect()) {
                if (table.tryLock(connection)) {
                    relay(connection);
                } else {
                    pause(properties.retryDelay().toMillis());
                }
            } catch (SQLException | RuntimeException failure) {
                recover(failure);
            } catch (InterruptedException _) {
                running = false;
            }
        }
    }

    private void recover(Exception failure) {
        log.warn("outbox relay: {}; trying again in {}", failure.toString(), properties.retryDelay());
        try {
            pause(properties.retryDelay().toMillis());
            topics.initialize();
        } catch (InterruptedException _) {
            running = false;
        } catch (RuntimeException _) {
            // The broker is still away; the next round says so.
        }
    }

    private void relay(Connection connection) throws SQLException, InterruptedException {
        while (running) {
            var rows = table.next(connection, properties.batchSize());
            metrics.observe(connection, table);
            send(connection, rows);
            if (rows.size() < properties.batchSize()) {
                pause(properties.pollInterval().toMillis());
            }
        }
    }

    private void send(Connection connection, List<OutboxRow> rows) throws SQLException, InterruptedException {
        var sending = rows.stream().map(row -> kafka.send(row.toRecord())).toList();
        kafka.flush();
        var sent = new ArrayList<OutboxRow>();
        var failed = new HashSet<UUID>();
        @Nullable Exception cause = null;
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var failure = failureOf(sending.get(index));
            if (failure == null && !failed.contains(row.key())) {
                sent.add(row);
            } else {
                // What follows a failed event of its key goes again after it, so that the last word is the last sent.
                failed.add(row.key());
                cause = failure == null ? cause : failure;
            }
        }
        table.delete(connection, sent);
        metrics.sent(sent.size());
        if (cause != null) {
            throw new IllegalStateException(
                    "the broker took %d of %d events".formatted(sent.size(), rows.size()), cause);
        }
    }

    private @Nullable Exception failureOf(CompletableFuture<?> sending) throws InterruptedException {
        try {
            sending.get(properties.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException | TimeoutException failure) {
            return failure;
        }
    }

    private void pause(long millis) throws InterruptedException {
        if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }
}
