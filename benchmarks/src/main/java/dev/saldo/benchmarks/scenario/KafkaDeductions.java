package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Awaited;
import dev.saldo.benchmarks.load.Producers;
import dev.saldo.benchmarks.load.TopicWatch;
import dev.saldo.benchmarks.measure.Failures;
import dev.saldo.benchmarks.measure.Interruption;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.OpenLoop;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import dev.saldo.contracts.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Confirmed sales on the topic, until platform-service has decided them. Throughput counts decisions in the database;
 * latency ends when the answer is on its topic.
 */
final class KafkaDeductions implements Side {

    /** How many sales the first round is made of; the next ones are as many as the round before promises to decide. */
    private static final double FIRST_RATE = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 5;

    private final String bootstrapServers;
    private final SalesToDeduct sales;
    private final Producer<String, byte[]> producer;
    private final Connection connection;
    private final PreparedStatement decided;
    private double rate = FIRST_RATE;

    KafkaDeductions(SuiteUnderLoad suite, List<UUID> platforms) {
        this.bootstrapServers = suite.engines().bootstrapServers();
        this.sales = new SalesToDeduct(suite.store(), platforms, Clock.systemUTC());
        this.producer = Producers.to(bootstrapServers);
        try {
            this.connection = suite.engines().connect("saldo_platform");
            this.decided = connection.prepareStatement(
                    "select coalesce(sum(sequence), 0) from credit_account where platform_id = any(?)");
            decided.setArray(1, connection.createArrayOf("uuid", platforms.toArray()));
        } catch (SQLException failure) {
            throw new IllegalStateException("the decisions cannot be counted", failure);
        }
    }

    @Override
    public String name() {
        return "sale-confirmed to platform-service";
    }

    @Override
    public Peak peak(Duration time) {
        var count = Math.max(1, Math.round(rate * time.toNanos() / 1e9));
        var failures = new Failures();
        var before = decided();
        var began = System.nanoTime();
        for (var index = 0L; index < count; index++) {
            send(index, failures);
        }
        var reached = await(before + count, began) - before;
        var peak = Peak.of(reached, System.nanoTime() - began, failures);
        rate = peak.perSecond();
        return reached == count ? peak : undecided(peak, count);
    }

    private void send(long index, Failures failures) {
        var _ = producer.send(sales.next(index), (_, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
    }

    private long await(long goal, long began) {
        var reached = decided();
        while (reached < goal && System.nanoTime() - began < PATIENCE.toNanos()) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException interrupted) {
                throw Interruption.of(interrupted);
            }
            reached = decided();
        }
        return reached;
    }

    private static Peak undecided(Peak peak, long count) {
        var missing = count - peak.operations();
        return new Peak(
                peak.perSecond(),
                peak.operations(),
                missing,
                "%d of %d sales were not deducted".formatted(missing, count));
    }

    /** Movements are numbered without a gap, so the last numbers are how many there are. */
    private long decided() {
        try (var row = decided.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("the decisions cannot be counted", failure);
        }
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        var answers = new Awaited();
        var topics = List.of(Topics.CREDIT_DEDUCTED.name());
        try (var _ = TopicWatch.of(bootstrapServers, topics, record -> answers.came(record.key()))) {
            return OpenLoop.run(index -> ask(index, answers), perSecond, time);
        }
    }

    private CompletableFuture<@Nullable Void> ask(long index, Awaited answers) {
        var record = sales.next(index);
        var answer = answers.expect(record.key());
        var _ = producer.send(record, (_, failure) -> {
            if (failure != null) {
                answers.failed(record.key(), failure);
            }
        });
        return answer;
    }

    @Override
    public void close() {
        producer.close();
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing is lost with it
        }
    }
}
