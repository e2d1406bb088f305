package dev.saldo.chaos.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the broker holds, and who has read how far of it. */
public final class Events implements AutoCloseable {

    /** Not one of ours: anybody who may writes there. */
    private static final String USAGE_REPORTED = "usage-reported";

    private static final int MOST_AGAIN = 200;
    private static final int MOST_COPIES = 60;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Admin admin;

    Events(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(settings(Map.of("default.api.timeout.ms", "8000")));
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "request.timeout.ms",
                "4000",
                "reconnect.backoff.max.ms",
                "1000"));
        settings.putAll(more);
        return settings;
    }

    /** Sets all consumers of a service that is down back; answers how many records they get again. */
    long rewind(String service, long seed) throws ExecutionException, InterruptedException {
        var random = new Random(seed);
        var again = 0L;
        for (var group : groups()) {
            if (group.startsWith(service + ".")) {
                forgetMembers(group);
                again += rewindGroup(group, random);
            }
        }
        return again;
    }

    /** The coordinator waits for the dead until their session is over. */
    private void forgetMembers(String group) throws InterruptedException {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException _) {
            // there is none
        }
    }

    private long rewindGroup(String group, Random random) throws ExecutionException, InterruptedException {
        var earlier = new HashMap<TopicPartition, OffsetAndMetadata>();
        var again = 0L;
        for (var offset : offsets(group).entrySet()) {
            var back = Math.min(offset.getValue(), random.nextLong(MOST_AGAIN));
            earlier.put(offset.getKey(), new OffsetAndMetadata(offset.getValue() - back));
            again += back;
        }
        admin.alterConsumerGroupOffsets(group, earlier).all().get();
        return again;
    }

    /**
     * Sends copies of what some partition holds, shuffled, every second one under a new id; reported usage under its old
     * ids only, because it is known by nothing else.
     */
    long replay(long seed) throws ExecutionException, InterruptedException {
        var random = new Random(seed);
        var topics = new ArrayList<>(Topics.all().stream().map(Topic::name).toList());
        topics.add(USAGE_REPORTED);
        Collections.shuffle(topics, random);
        for (var topic : topics) {
            var records = newest(topic, random);
            if (records.size() > 1) {
                Collections.shuffle(records, random);
                var copies = records.subList(0, Math.min(records.size(), MOST_COPIES));
                send(copies, !topic.equals(USAGE_REPORTED));
                return copies.size();
            }
        }
        return 0;
    }

    private List<ConsumerRecord<String, byte[]>> newest(String topic, Random random) {
        try (var consumer =
                new KafkaConsumer<>(settings(Map.of()), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic, Duration.ofSeconds(5));
            var partition = new TopicPartition(topic, random.nextInt(partitions.size()));
            consumer.assign(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, Math.max(0, end - MOST_AGAIN));
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            var deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private void send(List<ConsumerRecord<String, byte[]>> copies, boolean newIds)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                settings(Map.of("acks", "all", "max.block.ms", "5000", "delivery.timeout.ms", "8000")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var newId = false;
            for (var copy : copies) {
                var headers = new RecordHeaders(copy.headers().toArray());
                if (newId) {
                    headers.remove("ce_id");
                    headers.add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
                }
                producer.send(new ProducerRecord<>(copy.topic(), copy.partition(), copy.key(), copy.value(), headers))
                        .get();
                newId = newIds && !newId;
            }
        }
    }

    /** What has been published and not been applied, in words; empty when everybody is up to date. */
    public List<String> backlog() throws ExecutionException, InterruptedException {
        var backlog = new ArrayList<String>();
        for (var group : admin.describeConsumerGroups(groups()).all().get().values()) {
            if (group.groupState() == GroupState.STABLE) {
                var lag = lag(group);
                if (lag > 0) {
                    backlog.add("%s is %d events behind".formatted(group.groupId(), lag));
                }
            } else {
                backlog.add("%s is %s".formatted(group.groupId(), group.groupState()));
            }
        }
        deadLetters().forEach((topic, count) -> backlog.add("%s holds %d dead letters".formatted(topic, count)));
        return backlog;
    }

    private long lag(ConsumerGroupDescription group) throws ExecutionException, InterruptedException {
        var assigned = group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .toList();
        var applied = offsets(group.groupId());
        var lag = 0L;
        for (var end : ends(assigned).entrySet()) {
            lag += end.getValue() - applied.getOrDefault(end.getKey(), 0L);
        }
        return lag;
    }

    private Map<String, Long> deadLetters() throws ExecutionException, InterruptedException {
        var partitions = admin.listTopics().names().get().stream()
                .filter(topic -> topic.endsWith(".dlt"))
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        return ends(partitions).entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .collect(Collectors.toMap(end -> end.getKey().topic(), Map.Entry::getValue));
    }

    private List<String> groups() throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList();
    }

    private Map<TopicPartition, Long> offsets(String group) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(offset -> offset.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        var latest = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
