package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {

    private static final Path DOCUMENT = Committed.CONTRACTS.resolve("asyncapi.yaml");
    private static final Path TOOLS = Path.of("src/test/resources/asyncapi");
    private static final String GENERATED =
            new AsyncApi(Flow.all()).document(Committed.read(TOOLS.resolve("frame.yaml")));
    private static final JsonNode API = AsyncApi.parse(GENERATED);

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @Test
    void theCommittedDocumentIsWhatTheTopicsSay() {
        Committed.isCurrent(DOCUMENT, GENERATED);
    }

    @Test
    void theDocumentIsValidAsyncApi() {
        assertThat(specification().validate(API)).isEmpty();
    }

    @Test
    void theSpecificationSeesAMistake() {
        var wrong = API.deepCopy().asObject();
        wrong.at("/operations/sales-sends-sale-confirmed").asObject().put("action", "shout");
        wrong.at("/channels/sale-confirmed/bindings/kafka").asObject().put("partitions", 0);

        assertThat(specification().validate(wrong))
                .extracting(error -> error.getInstanceLocation().toString())
                .contains("/operations/sales-sends-sale-confirmed/action")
                .contains("/channels/sale-confirmed/bindings/kafka/partitions");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsAChannelWithItsOneMessage(Topic<?> topic) {
        var channel = API.path("channels").path(topic.name());
        assertThat(channel.path("address").stringValue()).isEqualTo(topic.name());
        assertThat(channel.path("messages").properties()).hasSize(1);

        var reference = channel.path("messages").path(AsyncApi.messageName(topic));
        var message = API.at(reference.path("$ref").stringValue().substring(1));
        assertThat(message.path("name").stringValue()).isEqualTo(topic.type());
        assertThat(message.at("/headers/allOf/1/properties/ce_source/const").stringValue())
                .isEqualTo(topic.source());
        assertThat(Committed.CONTRACTS.resolve(message.at("/payload/$ref").stringValue()))
                .exists()
                .hasSameBinaryContentAs(Committed.file(Committed.SCHEMAS, topic));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void oneServiceSendsAndTheKnownOnesReceive(Topic<?> topic) {
        var operations = new ArrayList<String>();
        API.path("operations").forEachEntry((name, operation) -> {
            if (operation.at("/channel/$ref").stringValue().equals("#/channels/" + topic.name())) {
                operations.add(name);
            }
        });

        assertThat(operations).first().isEqualTo("%s-sends-%s".formatted(topic.service(), topic.name()));
        assertThat(operations.subList(1, operations.size()))
                .containsExactlyElementsOf(Flow.all().get(topic.name()).consumers().stream()
                        .map(consumer -> "%s-receives-%s".formatted(consumer, topic.name()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theKeyIsAnIdInTheBody(Topic<?> topic) {
        var example = Committed.JSON.readTree(Committed.read(Committed.file(Committed.EXAMPLES, topic)));

        assertThat(Flow.all().get(topic.name()).keyOf(example).stringValue()).matches("[0-9a-f-]{36}");
    }

    @Test
    void noChannelIsLeftOfATopicThatIsGone() {
        var names = topics().map(Topic::name).toList();

        assertThat(API.path("channels").propertyNames()).containsExactlyElementsOf(names);
        assertThat(Flow.all().keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    private static Schema specification() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Committed.JSON.readTree(Committed.read(TOOLS.resolve("asyncapi-3.0.0.json"))));
    }
}
