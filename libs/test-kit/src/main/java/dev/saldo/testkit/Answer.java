package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.ContractJson;
import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service answered. Everything that fails says the request and the body.
 *
 * @param request such as {@code POST /api/v1/sales}
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    static final String PROBLEM_TYPE = "urn:saldo:problem:";

    private static final JsonMapper JSON = ContractJson.mapper();

    static Answer of(EntityExchangeResult<byte[]> result) {
        var uri = result.getUrl();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var content = result.getResponseBodyContent();
        return new Answer(
                result.getMethod() + " " + uri.getRawPath() + query,
                result.getStatus().value(),
                result.getResponseHeaders(),
                content == null ? "" : new String(content, UTF_8));
    }

    public Answer expect(int expected) {
        assertThat(status).as("%s answered%n%s%nwith the status", request, body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException failure) {
            throw new AssertionError(
                    "%s answered %d with what is not JSON:%n%s".formatted(request, status, body), failure);
        }
    }

    public <T> T as(Class<T> type) {
        return JSON.treeToValue(json(), type);
    }

    /** A value as text: {@code text("lines.0.quantity")}. */
    public String text(String path) {
        return value(path).asString();
    }

    public long number(String path) {
        return value(path).longValue();
    }

    public Money money(String path) {
        return JSON.treeToValue(value(path), Money.class);
    }

    public UUID id() {
        return UUID.fromString(text("id"));
    }

    /** Whether the value is there and not null. */
    public boolean has(String path) {
        var value = find(path);
        return !value.isMissingNode() && !value.isNull();
    }

    /** What a list has on this page. */
    public List<JsonNode> items() {
        return value("items").valueStream().toList();
    }

    /** The cursor of the page after this one. */
    public @Nullable String next() {
        return has("next") ? text("next") : null;
    }

    public String header(String name) {
        var value = headers.getFirst(name);
        assertThat(value)
                .as("%s answered %s without %s", request, headers, name)
                .isNotNull();
        return String.valueOf(value);
    }

    /** Asserts that this is a problem detail with the code. */
    public Answer problem(String code) {
        assertThat(isProblem())
                .as("%s answered %d%n%s%nwhich is a problem", request, status, body)
                .isTrue();
        assertThat(List.of(text("type"), text("code")))
                .as("%s answered%n%s%nwith type and code", request, body)
                .containsExactly(PROBLEM_TYPE + code, code);
        return this;
    }

    /** Asserts that the problem has an error at the pointer, which is {@code /lines/0/quantity} or {@code ?limit}. */
    public Answer at(String pointer) {
        assertThat(value("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .as("%s answered%n%s%nwith the pointers", request, body)
                .contains(pointer);
        return this;
    }

    boolean isProblem() {
        return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(headers.getContentType())
                && json().path("type").asString("").startsWith(PROBLEM_TYPE);
    }

    private JsonNode value(String path) {
        assertThat(has(path))
                .as("%s answered %d%n%s%nwith %s", request, status, body, path)
                .isTrue();
        return find(path);
    }

    private JsonNode find(String path) {
        return json().at("/" + path.replace('.', '/'));
    }
}
