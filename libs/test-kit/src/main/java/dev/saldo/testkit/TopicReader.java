package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all topics from their beginning, whenever it is asked, and up to what was there at that moment. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<ConsumerRecord<String, byte[]>>> records = new HashMap<>();

    TopicReader(String bootstrapServers) {
        // The broker answers in order: a fetch that waited for records would keep the question for their ends waiting.
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    synchronized List<ConsumerRecord<String, byte[]>> read(String topic) {
        catchUp();
        return List.copyOf(records.getOrDefault(topic, List.of()));
    }

    /** Waits a moment for more to read. */
    synchronized void rest() {
        poll();
    }

    static String json(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }

    private void catchUp() {
        assignAll();
        var ends = consumer.endOffsets(consumer.assignment());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isBehind(ends)) {
            poll();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("cannot read up to " + ends);
            }
        }
    }

    private void poll() {
        consumer.poll(POLL)
                .forEach(record -> records.computeIfAbsent(record.topic(), _ -> new ArrayList<>())
                        .add(record));
    }

    /** Topics come into being while tests run, so that a subscription would see them late. */
    private void assignAll() {
        var present = consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .filter(partition -> !partition.topic().startsWith("__"))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        var added = new HashSet<>(present);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            consumer.assign(present);
            consumer.seekToBeginning(added);
        }
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
