package dev.saldo.usage.event;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.kafka.CloudEvents;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents in Kafka records, of whoever wrote them: binary, or structured as their content type says. */
final class EventRecords {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final ObjectReader EXACT = JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String PREFIX = "ce_";
    private static final String STORE = "storeid";
    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "subject", "time", STORE);

    private EventRecords() {}

    /** The event, which may be wrong in any way; empty when it is no JSON, or says no store. */
    static Optional<Reading> read(ConsumerRecord<String, byte[]> record) {
        try {
            var content = EXACT.readTree(record.value() == null ? new byte[0] : record.value());
            var event = isStructured(record) ? content : binary(record, content);
            return store(event).map(store -> EventReader.read(store, event));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static boolean isStructured(ConsumerRecord<String, byte[]> record) {
        var type = CloudEvents.header(record, "content-type");
        return type != null && type.startsWith("application/cloudevents");
    }

    private static JsonNode binary(ConsumerRecord<String, byte[]> record, JsonNode data) {
        var event = JSON.createObjectNode();
        for (var attribute : ATTRIBUTES) {
            var value = CloudEvents.header(record, PREFIX + attribute);
            if (value != null) {
                event.put(attribute, value);
            }
        }
        return event.set("data", data);
    }

    private static Optional<UUID> store(JsonNode event) {
        try {
            return Optional.of(UUID.fromString(event.path(STORE).asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
