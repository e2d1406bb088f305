package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The merged API document tells people, and generators of clients, what they look for. */
@SuiteScenario
class ApiDocumentScenario {

    private static final List<String> TAGS = List.of(
            "Platforms",
            "Credits",
            "Products",
            "Plans",
            "Taxes",
            "Discounts",
            "Customers",
            "Sales",
            "Subscriptions",
            "Invoices",
            "Payments",
            "Usage",
            "Limits",
            "Stores",
            "Members",
            "API keys",
            "Audit",
            "Privacy",
            "Dead letters");

    private record Operation(String name, JsonNode json) {}

    private final JsonNode document;

    ApiDocumentScenario(Saldo saldo) {
        this.document = ApiDocument.of(saldo).json();
    }

    @Test
    void everyOperationIsFiledUnderItsResource() {
        assertThat(document.path("tags").findValuesAsString("name")).containsExactlyElementsOf(TAGS);
        assertThat(operations())
                .allSatisfy(operation -> assertThat(texts(operation.json().path("tags")))
                        .as(operation.name())
                        .hasSize(1)
                        .isSubsetOf(TAGS));
    }

    @Test
    void everyOperationHasASummaryAndANameOfItsOwn() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(text("summary").apply(operation))
                        .as(operation.name())
                        .matches("[A-Z].*[^.]"));
        assertThat(operations().map(text("operationId")))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z][A-Za-z]+"))
                .contains("listPlatforms", "depositCredits", "getSale", "confirmSale");
    }

    @Test
    void everySuccessIsTold() {
        assertThat(responses("post", "/api/v1/sales")).contains("201");
        assertThat(responses("delete", "/api/v1/sales/{id}")).contains("204");
        assertThat(responses("post", "/api/v1/sales/{id}/confirm")).contains("200", "202");
    }

    @Test
    void aPatchNamesTheFieldsItTakesAndRequiresNone() {
        assertThat(operations().filter(operation -> operation.name().startsWith("patch ")))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    var schema = resolved(operation.json().at("/requestBody/content/application~1json/schema"));
                    assertThat(schema.path("properties")).as(operation.name()).isNotEmpty();
                    assertThat(schema.path("required")).as(operation.name()).isEmpty();
                });
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation ->
                                new Operation(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    private List<String> responses(String method, String path) {
        return List.copyOf(
                document.path("paths").path(path).path(method).path("responses").propertyNames());
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static Function<Operation, String> text(String field) {
        return operation -> operation.json().path(field).asString("");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
