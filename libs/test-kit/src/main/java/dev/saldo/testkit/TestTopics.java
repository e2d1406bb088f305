package dev.saldo.testkit;

import dev.saldo.contracts.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** All topics of the suite: a service alone declares only those it knows, a test may publish to any. */
final class TestTopics {

    /** As many as the kit declares, so that it finds nothing to change. */
    private static final int PARTITIONS = 3;

    private static final RecordsToDelete ALL = RecordsToDelete.beforeOffset(-1);

    private TestTopics() {}

    static void create(String bootstrapServers) {
        try (var admin = admin(bootstrapServers)) {
            var topics = Topics.all().stream()
                    .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1))
                    .toList();
            join(admin.createTopics(topics).all());
        }
    }

    static void empty(String bootstrapServers) {
        try (var admin = admin(bootstrapServers)) {
            var topics =
                    join(admin.describeTopics(join(admin.listTopics().names())).allTopicNames());
            var records = topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, _ -> ALL));
            join(admin.deleteRecords(records).all());
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static <T> T join(KafkaFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Kafka does not prepare its topics", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
