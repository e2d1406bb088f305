package dev.saldo.kit.inbox;

import static java.util.stream.Collectors.toMap;

import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.time.Until;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How far the listeners of this service, in all its replicas, have come. */
public final class ListenerProgress implements AutoCloseable {

    private static final Set<Class<?>> CLOCKS = Set.of(ClockAdvanced.class, ClockSettled.class);

    private final ObjectProvider<EventSubscription<?>> subscriptions;
    private final Map<String, Object> broker;
    private final String groupPrefix;
    private @Nullable Admin admin;

    ListenerProgress(
            ObjectProvider<EventSubscription<?>> subscriptions, Map<String, Object> broker, String groupPrefix) {
        this.subscriptions = subscriptions;
        this.broker = broker;
        this.groupPrefix = groupPrefix;
    }

    /** Completes when all that is in the topics now has been applied, or put aside; clocks themselves do not count. */
    public Mono<Void> caughtUp() {
        return Mono.defer(() -> {
            var groups = groups();
            return groups.isEmpty()
                    ? Mono.empty()
                    : ends(groups.values()).flatMap(ends -> Until.holds(reached(groups, ends)));
        });
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }

    /** Opened when it is first needed: a service starts without its broker. */
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(broker);
        }
        return admin;
    }

    /** The topic of each consumer group. */
    private Map<String, String> groups() {
        return subscriptions.stream()
                .filter(subscription -> !CLOCKS.contains(subscription.topic().body()))
                .collect(toMap(
                        subscription -> groupPrefix + subscription.consumer(),
                        subscription -> subscription.topic().name()));
    }

    /** Where each partition ends that holds any record at all; from an empty one nobody would ever commit an offset. */
    private Mono<Map<TopicPartition, Long>> ends(Collection<String> topics) {
        return answer(admin().describeTopics(Set.copyOf(topics)).allTopicNames())
                .map(ListenerProgress::partitions)
                .flatMap(partitions ->
                        Mono.zip(offsets(partitions, OffsetSpec.earliest()), offsets(partitions, OffsetSpec.latest())))
                .map(bounds -> {
                    var ends = new HashMap<>(bounds.getT2());
                    ends.entrySet().removeAll(bounds.getT1().entrySet());
                    return ends;
                });
    }

    private static List<TopicPartition> partitions(Map<String, TopicDescription> topics) {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Mono<Map<TopicPartition, Long>> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        var asked = partitions.stream().collect(toMap(partition -> partition, _ -> which));
        return answer(admin().listOffsets(asked).all())
                .map(offsets -> offsets.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, entry -> entry.getValue().offset())));
    }

    private Mono<Boolean> reached(Map<String, String> groups, Map<TopicPartition, Long> ends) {
        var specs = groups.keySet().stream().collect(toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        return Mono.defer(() -> answer(admin().listConsumerGroupOffsets(specs).all()))
                .map(committed -> groups.entrySet().stream()
                        .allMatch(group -> isReached(
                                of(group.getValue(), ends), committed.getOrDefault(group.getKey(), Map.of()))));
    }

    private static Map<TopicPartition, Long> of(String topic, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isReached(Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
        return ends.entrySet().stream().allMatch(end -> {
            var offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
    }

    /** Off the client's only thread. */
    private static <T> Mono<T> answer(KafkaFuture<T> future) {
        return Mono.fromFuture(future.toCompletionStage().toCompletableFuture()).publishOn(Schedulers.parallel());
    }
}
