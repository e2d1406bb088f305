package dev.saldo.suite.scenario;

import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topic;
import dev.saldo.engines.KafkaEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker between the services, for scenarios in which it misbehaves. */
record Broker(KafkaEngine engine) {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** What services told of that aggregate, in the order of the topic. Waits for the first. */
    List<ConsumerRecord<String, byte[]>> recordsOf(Topic<?> topic, UUID subject) {
        return await().atMost(SOON)
                .until(
                        () -> read(topic).stream()
                                .filter(record -> subject.toString().equals(record.key()))
                                .toList(),
                        records -> !records.isEmpty());
    }

    /** Sends the very same record again, and returns when everybody who listens is past it. */
    void redeliver(ConsumerRecord<String, byte[]> record) {
        settle(send(new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), record.value(), record.headers())));
    }

    /** Sends what the record says as if it were another event: a duplicate that the inbox cannot know. */
    void repeatUnderANewId(ConsumerRecord<String, byte[]> record) {
        var headers = new RecordHeaders(record.headers().toArray());
        headers.remove("ce_id");
        headers.add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        settle(send(new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), headers)));
    }

    void goesAway() {
        engine.stop();
    }

    void comesBack() {
        engine.start();
    }

    private List<ConsumerRecord<String, byte[]>> read(Topic<?> topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", engine.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", engine.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            return producer.send(record).get(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private void settle(RecordMetadata sent) {
        var partition = new TopicPartition(sent.topic(), sent.partition());
        try (var admin = Admin.create(Map.of("bootstrap.servers", engine.bootstrapServers()))) {
            await().alias("all listeners are past " + sent)
                    .atMost(SOON)
                    .until(() -> slowest(admin, partition) > sent.offset());
        }
    }

    private static long slowest(Admin admin, TopicPartition partition) throws ExecutionException, InterruptedException {
        var slowest = Long.MAX_VALUE;
        for (var group : admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList()) {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            slowest = offset == null ? slowest : Math.min(slowest, offset.offset());
        }
        return slowest;
    }
}
