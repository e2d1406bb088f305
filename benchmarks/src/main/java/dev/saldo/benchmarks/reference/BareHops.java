package dev.saldo.benchmarks.reference;

import dev.saldo.benchmarks.load.Awaited;
import dev.saldo.benchmarks.load.BenchTopics;
import dev.saldo.benchmarks.load.Producers;
import dev.saldo.benchmarks.load.TopicWatch;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.OpenLoop;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Three times: take what a topic has, insert it, commit, send it on. What any three services would at least do. */
public final class BareHops implements Side {

    private static final int HOPS = 3;
    private static final int BYTES = 600;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String SCHEMA = """
            create table if not exists hop (
                id     bigint generated always as identity primary key,
                hop    int  not null,
                key    text not null,
                body   bytea not null,
                unique (hop, key)
            )""";

    private final String bootstrapServers;
    private final Producer<String, byte[]> producer;
    private final List<Hop> hops = new ArrayList<>();

    public BareHops(Engines engines) {
        this.bootstrapServers = engines.bootstrapServers();
        BenchTopics.make(
                bootstrapServers,
                IntStream.rangeClosed(0, HOPS).mapToObj(BareHops::topic).toArray(String[]::new));
        this.producer = Producers.to(bootstrapServers);
        try (var connection = engines.connectForReference();
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            for (var number = 0; number < HOPS; number++) {
                hops.add(new Hop(
                        number,
                        TopicWatch.consumerOf(bootstrapServers, List.of(topic(number))),
                        engines.connectForReference(),
                        producer));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the reference cannot be prepared", failure);
        }
        hops.forEach(hop -> hop.thread.start());
    }

    private static String topic(int number) {
        return "bench-hop-" + number;
    }

    @Override
    public String name() {
        return "three Kafka hops with three commits";
    }

    @Override
    public Peak peak(Duration time) {
        throw new UnsupportedOperationException("hops are measured at a rate");
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        var ends = new Awaited();
        try (var _ = TopicWatch.of(bootstrapServers, List.of(topic(HOPS)), record -> ends.came(record.key()))) {
            return OpenLoop.run(_ -> begin(ends), perSecond, time);
        }
    }

    private CompletableFuture<@Nullable Void> begin(Awaited ends) {
        var key = UUID.randomUUID().toString();
        var end = ends.expect(key);
        var _ = producer.send(new ProducerRecord<>(topic(0), key, new byte[BYTES]), (_, failure) -> {
            if (failure != null) {
                ends.failed(key, failure);
            }
        });
        return end;
    }

    @Override
    public void close() {
        hops.forEach(Hop::close);
        producer.close();
    }

    /** One of them, on a thread of its own. */
    private static final class Hop implements AutoCloseable {

        private final int number;
        private final KafkaConsumer<String, byte[]> consumer;
        private final Connection connection;
        private final Producer<String, byte[]> producer;
        private final Thread thread;

        Hop(
                int number,
                KafkaConsumer<String, byte[]> consumer,
                Connection connection,
                Producer<String, byte[]> producer) {
            this.number = number;
            this.consumer = consumer;
            this.connection = connection;
            this.producer = producer;
            this.thread = Thread.ofPlatform().name(topic(number)).unstarted(this::run);
        }

        private void run() {
            try (consumer;
                    connection) {
                connection.setAutoCommit(false);
                while (true) {
                    var records = consumer.poll(POLL);
                    if (!records.isEmpty()) {
                        insert(records);
                        records.forEach(record -> {
                            var _ = producer.send(
                                    new ProducerRecord<>(topic(number + 1), record.key(), record.value()));
                        });
                    }
                }
            } catch (WakeupException _) {
                // closed
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private void insert(ConsumerRecords<String, byte[]> records) throws SQLException {
            try (var insert = connection.prepareStatement("insert into hop (hop, key, body) values (?, ?, ?)")) {
                for (var record : records) {
                    insert.setInt(1, number);
                    insert.setString(2, record.key());
                    insert.setBytes(3, record.value());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }

        @Override
        public void close() {
            consumer.wakeup();
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
