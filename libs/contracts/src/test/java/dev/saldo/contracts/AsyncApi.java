package dev.saldo.contracts;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes the AsyncAPI document: the frame by hand, the topics from {@link Topics}, {@link Flow} and the Javadoc. */
final class AsyncApi {

    /** What service-kit declares unless told otherwise ({@code saldo.kafka.partitions}), and Kafka's own default. */
    private static final int PARTITIONS = 3;

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final String BINDING = "0.5.0";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final Map<String, Flow> flows;
    private final Meanings meanings = new Meanings();

    AsyncApi(Map<String, Flow> flows) {
        this.flows = flows;
    }

    static JsonNode parse(String yaml) {
        return YAML.readTree(yaml);
    }

    String document(String frame) {
        var document = parse(frame).asObject();
        for (var topic : Topics.all()) {
            addChannel(topic, document.withObject("/channels"));
            addMessage(topic, document.withObject("/components/messages"));
            addOperations(topic, document.withObject("/operations"));
        }
        return "# Generated from the records: " + Committed.REGENERATE + "\n" + YAML.writeValueAsString(document);
    }

    private void addChannel(Topic<?> topic, ObjectNode channels) {
        var channel = channels.putObject(topic.name())
                .put("address", topic.name())
                .put("description", "%s Published by %s alone.".formatted(meaning(topic), topic.service()));
        refer(
                channel.putObject("messages").putObject(messageName(topic)),
                "/components/messages/" + messageName(topic));
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name()).put("partitions", PARTITIONS);
        var configuration = kafka.putObject("topicConfiguration").put("retention.ms", RETENTION.toMillis());
        configuration.putArray("cleanup.policy").add("delete");
        kafka.put("bindingVersion", BINDING);
    }

    private void addMessage(Topic<?> topic, ObjectNode messages) {
        var message = messages.putObject(messageName(topic))
                .put("name", topic.type())
                .put("title", messageName(topic))
                .put("summary", meaning(topic))
                .put("contentType", "application/json");
        var headers = message.putObject("headers").putArray("allOf");
        refer(headers.addObject(), "/components/schemas/CloudEvent");
        var own = headers.addObject().put("type", "object").putObject("properties");
        own.putObject("ce_type").put("const", topic.type());
        own.putObject("ce_source").put("const", topic.source());
        message.putObject("payload").put("$ref", "./schemas/%s.v1.json".formatted(topic.name()));
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", flow(topic).keyInWords());
        kafka.put("bindingVersion", BINDING);
    }

    private void addOperations(Topic<?> topic, ObjectNode operations) {
        addOperation(topic, topic.service(), "send", operations);
        flow(topic).consumers().forEach(consumer -> addOperation(topic, consumer, "receive", operations));
    }

    private static void addOperation(Topic<?> topic, String service, String action, ObjectNode operations) {
        var operation = operations
                .putObject("%s-%ss-%s".formatted(service, action, topic.name()))
                .put("action", action);
        operation.putArray("tags").addObject().put("name", service);
        refer(operation.putObject("channel"), "/channels/" + topic.name());
        refer(
                operation.putArray("messages").addObject(),
                "/channels/%s/messages/%s".formatted(topic.name(), messageName(topic)));
    }

    private Flow flow(Topic<?> topic) {
        var flow = flows.get(topic.name());
        if (flow == null) {
            throw new IllegalStateException("contracts/flows.yaml does not know " + topic.name());
        }
        return flow;
    }

    private String meaning(Topic<?> topic) {
        return meanings.ofType(topic.body());
    }

    /** The topic's name as a type is called; several services may answer with the same record. */
    static String messageName(Topic<?> topic) {
        return Arrays.stream(topic.name().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(joining());
    }

    private static void refer(ObjectNode node, String target) {
        node.put("$ref", "#" + target);
    }
}
