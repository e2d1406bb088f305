package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractSchemasTest {

    private static final ContractSchemas SCHEMAS = new ContractSchemas();

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theCommittedSchemaIsWhatTheRecordSays(Topic<?> topic) {
        Committed.isCurrent(Committed.file(Committed.SCHEMAS, topic), Committed.pretty(SCHEMAS.of(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aSchemaIsValidDraft202012(Topic<?> topic) {
        var draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(draft.validate(SCHEMAS.of(topic))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyPropertyIsDescribed(Topic<?> topic) {
        var undescribed = SCHEMAS.of(topic).findValues("properties").stream()
                .flatMap(properties -> properties.properties().stream())
                .filter(property -> !property.getValue().has("description"));

        assertThat(undescribed).isEmpty();
    }

    @Test
    void whatIsNotNullIsRequired() {
        var schema = SCHEMAS.of(Topics.CREDIT_DEDUCTED);

        assertThat(schema.at("/required").toString()).isEqualTo("[\"attempt\",\"movements\"]");
        assertThat(schema.at("/$defs/Movement/required").toString())
                .contains("balanceBefore", "occurredAt")
                .doesNotContain("reference", "description");
    }

    @Test
    void theGlossaryHoldsNoWordThatNobodyUses() {
        Topics.all().forEach(SCHEMAS::of);

        assertThat(SCHEMAS.meanings().idle()).isEmpty();
    }

    @Test
    void noSchemaIsLeftOfATopicThatIsGone() {
        assertThat(Committed.all(Committed.SCHEMAS).keySet())
                .containsExactlyInAnyOrderElementsOf(topics().map(Topic::name).toList());
    }
}
