package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What came back. */
record Reply(String request, int status, HttpHeaders headers, String text, JsonNode body) {

    static Reply of(String request, HttpResponse<String> response) {
        return new Reply(request, response.statusCode(), response.headers(), response.body(), parse(response.body()));
    }

    private static JsonNode parse(String text) {
        try {
            return Saldo.JSON.readTree(text);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    Reply is(int expected) {
        assertThat(status).as("%s answered %d: %s", request, status, text).isEqualTo(expected);
        return this;
    }

    /** A problem with that status and code. */
    Reply isProblem(int expected, String code) {
        isProblem();
        assertThat(status + " " + body.path("code").asString()).as(text).isEqualTo(expected + " " + code);
        return this;
    }

    /** The client's fault, told as a problem. */
    Reply isProblem() {
        assertThat(status).as("%s answered %d: %s", request, status, text).isBetween(400, 499);
        assertThat(headers.firstValue("Content-Type").orElse("none"))
                .as("%s answered %s", request, text)
                .startsWith("application/problem+json");
        assertThat(body.path("type").asString())
                .isEqualTo("urn:saldo:problem:" + body.path("code").asString());
        assertThat(body.path("status").asInt()).isEqualTo(status);
        return this;
    }

    UUID id() {
        return UUID.fromString(body.get("id").stringValue());
    }

    String text(String field) {
        return body.get(field).stringValue();
    }

    Money money(String field) {
        return Saldo.JSON.treeToValue(body.get(field), Money.class);
    }
}
