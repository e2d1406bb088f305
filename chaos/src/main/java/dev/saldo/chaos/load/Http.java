package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import dev.saldo.contracts.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as one store's client sees it; one call is one attempt. */
public final class Http implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = ContractJson.mapper();

    /** Says nothing about what happened: the first write may run, wait in line, or never have arrived. */
    private static final Set<String> PASSING = Set.of("idempotency-key-in-progress");

    private final URI gateway;
    private final String key;
    private final HttpClient client;

    public Http(URI gateway, String key) {
        this.gateway = gateway;
        this.key = key;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** An answer that somebody gave. */
    public record Reply(int status, JsonNode body) {

        public boolean isOk() {
            return status / 100 == 2;
        }

        boolean isPassing() {
            return status >= 500 || status == 429 || PASSING.contains(code());
        }

        String code() {
            return body.path("code").stringValue("no code");
        }

        public UUID id() {
            return UUID.fromString(body.path("id").stringValue());
        }

        /** What it says of something that was not done: that a rule forbids it, or nothing. */
        Answer refusal() {
            return isPassing() ? new Unknown() : new Refused(status, code(), true);
        }
    }

    /** What came back, null when nothing did. */
    @Nullable
    Reply post(String path, @Nullable UUID idempotencyKey, Object body) throws InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey.toString());
        }
        return send(request);
    }

    /** What one attempt to make or do something heard of it. */
    Answer write(String path, UUID idempotencyKey, Object body) throws InterruptedException {
        var reply = post(path, idempotencyKey, body);
        if (reply == null) {
            return new Unknown();
        }
        return reply.isOk() ? new Acknowledged(reply.id().toString()) : reply.refusal();
    }

    @Nullable
    Reply postAs(String contentType, String path, Object body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Nullable
    Reply put(String path, Object body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Nullable
    Reply patch(String path, Object body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public @Nullable Reply get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    /** All items of a list, page by page; null when a page did not come. */
    public @Nullable List<JsonNode> list(String path) throws InterruptedException {
        var all = new ArrayList<JsonNode>();
        var query = path + (path.contains("?") ? "&" : "?") + "limit=200";
        for (var after = ""; ; ) {
            var page =
                    get(after.isEmpty() ? query : query + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
            if (page == null || !page.isOk()) {
                return null;
            }
            page.body().get("items").forEach(all::add);
            var next = page.body().get("next");
            if (next.isNull()) {
                return all;
            }
            after = next.stringValue();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + key);
    }

    private @Nullable Reply send(HttpRequest.Builder request) throws InterruptedException {
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            var bytes = response.body();
            return new Reply(response.statusCode(), bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes));
        } catch (IOException | JacksonException _) {
            return null;
        }
    }
}
