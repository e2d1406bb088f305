package dev.saldo.benchmarks.least;

import dev.saldo.benchmarks.load.BenchTopics;
import dev.saldo.benchmarks.load.Producers;
import dev.saldo.benchmarks.load.TopicWatch;
import dev.saldo.benchmarks.suite.Engines;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;

/** Events that one other service hears of and claims, batch by batch, as each of Saldo's does. */
final class News implements AutoCloseable {

    private static final String TOPIC = "bench-least-news";
    private static final Duration POLL = Duration.ofMillis(200);

    private static final String SCHEMA = """
            create schema if not exists least;
            drop table if exists least.inbox;
            create table least.inbox (like kit.inbox including all)""";

    private static final String CLAIM = """
            insert into least.inbox (consumer, event_id, applied_at)
            select 'least.hear', uuidv7(), now() from generate_series(1, ?)""";

    private final Producer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Rows inbox;
    private final Thread thread;

    News(Engines engines) {
        BenchTopics.make(engines.bootstrapServers(), TOPIC);
        this.producer = Producers.to(engines.bootstrapServers());
        this.consumer = TopicWatch.consumerOf(engines.bootstrapServers(), List.of(TOPIC));
        this.inbox = Rows.of(engines, "saldo_sales", SCHEMA, CLAIM);
        this.thread = Thread.ofPlatform().name(TOPIC).start(this::hear);
    }

    /** Nobody waits until they have arrived. */
    void spread(int count, byte[] body) {
        for (var index = 0; index < count; index++) {
            var _ = producer.send(new ProducerRecord<>(TOPIC, UUID.randomUUID().toString(), body));
        }
    }

    private void hear() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    inbox.write(claim -> claim.setInt(1, records.count()));
                }
            }
        } catch (WakeupException _) {
            // closed
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        inbox.close();
    }
}
