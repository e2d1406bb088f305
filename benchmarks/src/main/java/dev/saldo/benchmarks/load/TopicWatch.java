package dev.saldo.benchmarks.load;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees, on a thread of its own, every record that topics get from now on. */
public final class TopicWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecord<String, byte[]>> seen;
    private final Thread thread;

    private TopicWatch(KafkaConsumer<String, byte[]> consumer, Consumer<ConsumerRecord<String, byte[]>> seen) {
        this.consumer = consumer;
        this.seen = seen;
        this.thread = Thread.ofPlatform().name("topic-watch").unstarted(this::run);
    }

    public static TopicWatch of(
            String bootstrapServers, Collection<String> topics, Consumer<ConsumerRecord<String, byte[]>> seen) {
        var watch = new TopicWatch(consumerOf(bootstrapServers, topics), seen);
        watch.thread.start();
        return watch;
    }

    /** Of all partitions, at their ends. */
    public static KafkaConsumer<String, byte[]> consumerOf(String bootstrapServers, Collection<String> topics) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // which is where they end now, and not at the first poll
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(seen);
            }
        } catch (WakeupException _) {
            // closed
        }
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
