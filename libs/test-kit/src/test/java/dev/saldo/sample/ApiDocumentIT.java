package dev.saldo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SaldoTest
class ApiDocumentIT {

    private final Api api;
    private JsonNode document;

    ApiDocumentIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void read() {
        document = api.get("/v3/api-docs").expect(200).json();
    }

    @Test
    void operationsAreNamedAndFiled() {
        assertThat(operation("/api/v1/notes", "post").path("operationId").asString())
                .isEqualTo("writeNote");
        assertThat(operation("/api/v1/notes", "post").path("summary").asString())
                .isEqualTo("Write a note");
        assertThat(operation("/api/v1/notes", "get").at("/tags/0").asString()).isEqualTo("Sales");
        assertThat(operation("/api/v1/dead-letters/sample", "get").at("/tags/0").asString())
                .isEqualTo("Dead letters");
        assertThat(document.path("tags").findValuesAsString("name"))
                .startsWith("Platforms", "Credits")
                .endsWith("Dead letters");
    }

    @Test
    void aCreationAnswers201() {
        assertThat(operation("/api/v1/notes", "post").path("responses").propertyNames())
                .containsExactlyInAnyOrder("201", "default");
    }

    @Test
    void writesSayWhichHeadersTheyTake() {
        assertThat(parameters("/api/v1/notes/{id}", "patch"))
                .containsExactlyInAnyOrder("id", "Idempotency-Key", "Audit-Reason", "If-Match");
        assertThat(parameters("/api/v1/notes", "post")).containsExactlyInAnyOrder("Idempotency-Key", "Audit-Reason");
        assertThat(parameters("/api/v1/notes", "get"))
                .containsExactlyInAnyOrder("id", "kind", "limit", "after", "sort");
    }

    @Test
    void aPatchHasTheFieldsOfItsRecordAndRequiresNone() {
        var patch =
                resolved(operation("/api/v1/notes/{id}", "patch").at("/requestBody/content/application~1json/schema"));

        assertThat(patch.path("properties").propertyNames()).contains("text", "remark", "links");
        assertThat(patch.has("required")).isFalse();
        assertThat(resolved(patch.at("/properties/links/items"))
                        .path("properties")
                        .propertyNames())
                .containsExactly("to");
    }

    @Test
    void vocabulariesAreClosed() {
        var words = List.of("plain", "with-remark");
        var kind = operation("/api/v1/notes", "get")
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("kind"))
                .findFirst()
                .orElseThrow();

        assertThat(texts(kind.at("/schema/enum"))).isEqualTo(words);
        assertThat(texts(document.at("/components/schemas/NoteView/properties/kind/enum")))
                .isEqualTo(words);
    }

    @Test
    void problemsAreDescribedOnce() {
        var problem = resolved(
                operation("/api/v1/notes", "post").at("/responses/default/content/application~1problem+json/schema"));

        assertThat(problem.path("properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors");
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method);
    }

    private List<String> parameters(String path, String method) {
        return operation(path, method).path("parameters").findValuesAsString("name");
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
