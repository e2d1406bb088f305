package dev.saldo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topic;
import dev.saldo.kit.kafka.CloudEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service tells of one store. Each record that is looked at has to be a CloudEvent of its topic, with data that
 * keeps to the topic's schema in libs/contracts.
 */
public final class EventContracts {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final TopicReader reader;
    private final UUID store;
    private final Set<String> topics = new HashSet<>();

    EventContracts(TopicReader reader, UUID store) {
        this.reader = reader;
        this.store = store;
    }

    /** Waits for the event about a subject, which may have come already, and answers the first. */
    public <T> T told(Topic<T> topic, UUID subject) {
        return told(topic, subject, _ -> true);
    }

    /** The same of those that are wanted. */
    public <T> T told(Topic<T> topic, UUID subject, Predicate<T> wanted) {
        topics.add(topic.name());
        var end = System.nanoTime() + PATIENCE.toNanos();
        do {
            for (var record : reader.read(topic.name())) {
                if (!subject.toString().equals(record.key())) {
                    continue;
                }
                check(topic, record);
                var body = JSON.readValue(record.value(), topic.body());
                if (wanted.test(body)) {
                    return body;
                }
            }
        } while (System.nanoTime() < end);
        throw new AssertionError("no such %s of %s within %s".formatted(topic.name(), subject, PATIENCE));
    }

    /** The names of the topics that were asked about. */
    public Set<String> topics() {
        return Set.copyOf(topics);
    }

    private void check(Topic<?> topic, ConsumerRecord<String, byte[]> record) {
        var body = JSON.readTree(record.value());
        assertThat(SCHEMAS.getSchema(schema(topic)).validate(body))
                .as("%s %s", topic.name(), body)
                .isEmpty();
        assertThat(CloudEvents.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(CloudEvents.header(record, "ce_type")).isEqualTo(topic.type());
        assertThat(CloudEvents.header(record, "ce_source")).isEqualTo(topic.source());
        assertThat(CloudEvents.header(record, "ce_subject")).isEqualTo(record.key());
        assertThat(CloudEvents.header(record, "ce_storeid")).isEqualTo(store.toString());
    }

    private static JsonNode schema(Topic<?> topic) {
        try (var file = ContractJson.class.getResourceAsStream("/contracts/schemas/" + topic.name() + ".v1.json")) {
            return JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
