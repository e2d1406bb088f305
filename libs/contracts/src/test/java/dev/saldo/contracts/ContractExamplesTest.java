package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractExamplesTest {

    private static final JsonMapper CONTRACT = ContractJson.mapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void anExampleKeepsToItsSchema(Topic<?> topic) {
        var schema =
                REGISTRY.getSchema(Committed.JSON.readTree(Committed.read(Committed.file(Committed.SCHEMAS, topic))));

        assertThat(schema.validate(example(topic))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void anExampleSurvivesTheWayThroughItsRecord(Topic<?> topic) {
        var body = CONTRACT.treeToValue(example(topic), topic.body());

        var written = CONTRACT.readTree(CONTRACT.writeValueAsString(body));

        assertThat(leaves(written)).containsExactlyInAnyOrderEntriesOf(leaves(example(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void anExampleShowsEveryProperty(Topic<?> topic) {
        var body = CONTRACT.treeToValue(example(topic), topic.body());

        assertThat(body).hasNoNullFieldsOrProperties();
    }

    @Test
    void theSchemaCheckSeesAWrongFormat() {
        var schema = REGISTRY.getSchema(
                Committed.JSON.readTree(Committed.read(Committed.file(Committed.SCHEMAS, Topics.INVOICE_PAID))));
        var wrong = example(Topics.INVOICE_PAID).deepCopy().asObject();
        wrong.put("saleId", "17").put("paidAt", "yesterday").remove("number");

        assertThat(schema.validate(wrong))
                .extracting(error -> error.getKeyword())
                .containsExactlyInAnyOrder("format", "format", "required");
    }

    @Test
    void noExampleIsLeftOfATopicThatIsGone() {
        assertThat(Committed.all(Committed.EXAMPLES).keySet())
                .containsExactlyInAnyOrderElementsOf(topics().map(Topic::name).toList());
    }

    private static JsonNode example(Topic<?> topic) {
        return Committed.JSON.readTree(Committed.read(Committed.file(Committed.EXAMPLES, topic)));
    }

    private static Map<String, String> leaves(JsonNode json) {
        var leaves = new TreeMap<String, String>();
        collect("", json, leaves);
        return leaves;
    }

    private static void collect(String pointer, JsonNode json, Map<String, String> leaves) {
        switch (json) {
            case JsonNode object
            when object.isObject() ->
                object.forEachEntry((name, value) -> collect(pointer + "/" + name, value, leaves));
            case JsonNode array
            when array.isArray() -> {
                for (var index = 0; index < array.size(); index++) {
                    collect(pointer + "/" + index, array.get(index), leaves);
                }
            }
            default -> leaves.put(pointer, json.toString());
        }
    }
}
