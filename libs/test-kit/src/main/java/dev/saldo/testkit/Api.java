package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.contracts.ContractJson;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface of the service under test, as one caller sees it: the owner of a store unless said otherwise. It
 * never changes; {@link #as}, {@link #inStore} and so on answer another one.
 */
public final class Api {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    private final WebTestClient client;
    private final String base;
    private final UUID store;
    private final String role;
    private final HttpHeaders headers;

    private Api(WebTestClient client, String base, UUID store, String role, HttpHeaders headers) {
        this.client = client;
        this.base = base;
        this.store = store;
        this.role = role;
        this.headers = headers;
    }

    /** The service at an address such as {@code http://127.0.0.1:8081}. */
    public static Api at(String base, UUID store) {
        // A connection for each request: none suffers from what the service did not read of the one before.
        var client = WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()))
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                .build();
        return of(client, base, store);
    }

    static Api of(WebTestClient client, String base, UUID store) {
        return new Api(client, base, store, "owner", new HttpHeaders());
    }

    public UUID store() {
        return store;
    }

    /** With another role: owner, operator or viewer. */
    public Api as(String otherRole) {
        return new Api(client, base, store, otherRole, headers);
    }

    /** As a customer of the store, who sees only what is theirs. */
    public Api asCustomer(UUID customer) {
        return withToken(TestTokens.mintCustomer(store, customer, false));
    }

    /** The same in a store that is a sandbox. */
    public Api asTestCustomer(UUID customer) {
        return withToken(TestTokens.mintCustomer(store, customer, true));
    }

    public Api inStore(UUID otherStore) {
        return new Api(client, base, otherStore, role, headers);
    }

    public Api inFreshStore() {
        return inStore(UUID.randomUUID());
    }

    public Api withToken(String token) {
        return with(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    public Api withoutToken() {
        return with(HttpHeaders.AUTHORIZATION, "");
    }

    public Api idempotent(String key) {
        return with("Idempotency-Key", key);
    }

    public Api ifMatch(String etag) {
        return with(HttpHeaders.IF_MATCH, etag);
    }

    /** Waits on the server's side for a final state: {@code Prefer: wait=5}. */
    public Api waiting(int seconds) {
        return with("Prefer", "wait=" + seconds);
    }

    /** Says that bodies are of this type; they are JSON otherwise. */
    public Api sending(String contentType) {
        return with(HttpHeaders.CONTENT_TYPE, contentType);
    }

    /** With a header in every request; an empty value leaves it out. */
    public Api with(String name, String value) {
        var more = new HttpHeaders();
        more.addAll(headers);
        more.set(name, value);
        return new Api(client, base, store, role, more);
    }

    /** @param path a URI template, such as {@code /api/v1/sales?after={cursor}} */
    public Answer get(String path, Object... variables) {
        return exchange(HttpMethod.GET, encode(path, variables), null);
    }

    /** @param path a URI template */
    public Answer delete(String path, Object... variables) {
        return exchange(HttpMethod.DELETE, encode(path, variables), null);
    }

    public Answer post(String path) {
        return send(HttpMethod.POST, path, null);
    }

    /** @param body JSON as a string, or anything that can be written as JSON */
    public Answer post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    /** @param body JSON as a string, or anything that can be written as JSON */
    public Answer put(String path, Object body) {
        return send(HttpMethod.PUT, path, body);
    }

    /** @param body JSON as a string, or anything that can be written as JSON */
    public Answer patch(String path, Object body) {
        return send(HttpMethod.PATCH, path, body);
    }

    /** @param body JSON as a string, or anything that can be written as JSON */
    public Answer send(HttpMethod method, String path, @Nullable Object body) {
        return exchange(method, encode(path), body == null ? null : bytes(body));
    }

    /** A client that carries the caller's headers, for what is no single answer, such as server-sent events. */
    public WebTestClient client() {
        return client.mutate().baseUrl(base).defaultHeaders(this::apply).build();
    }

    /** @param path already encoded */
    Answer exchange(HttpMethod method, String path, byte @Nullable [] body) {
        var request = client.method(method).uri(URI.create(base + path)).headers(this::apply);
        if (body != null) {
            request.bodyValue(body);
        }
        return Answer.of(request.exchange().expectBody().returnResult());
    }

    private void apply(HttpHeaders target) {
        target.setBearerAuth(TestTokens.reuse(store, role));
        target.setContentType(MediaType.APPLICATION_JSON);
        headers.forEach((name, values) -> {
            target.put(name, values);
            if (values.contains("")) {
                target.remove(name);
            }
        });
    }

    private static String encode(String path, Object... variables) {
        return UriComponentsBuilder.fromUriString(path)
                .encode()
                .buildAndExpand(variables)
                .toUriString();
    }

    private static byte[] bytes(Object body) {
        return body instanceof String json ? json.getBytes(UTF_8) : JSON.writeValueAsBytes(body);
    }
}
