package dev.saldo.suite.demo;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as a client with patience: what fails while the suite restarts is asked again until it is back. */
final class Api implements AutoCloseable {

    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(40);

    private final URI gateway;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = ContractJson.mapper();

    Api(URI gateway, String key) {
        this.gateway = gateway;
        this.key = key;
    }

    /** What came back, success or refusal. */
    record Answer(HttpRequest request, int status, JsonNode body) {

        boolean isOk() {
            return status / 100 == 2;
        }

        /** A rule stands against it; most often what is asked for is already done. */
        boolean isConflict() {
            return status == 409;
        }

        IllegalStateException unexpected() {
            return new IllegalStateException("%s %s answered %d: %s"
                    .formatted(request.method(), request.uri().getPath(), status, body.toPrettyString()));
        }
    }

    /** The one thing at that path. */
    <T> T get(Class<T> type, String path) {
        return as(type, send(request(path).GET()));
    }

    /** Everything in the list at that path, page by page. */
    <T> List<T> list(Class<T> type, String path) {
        var all = new ArrayList<T>();
        var query = path + (path.contains("?") ? "&" : "?") + "limit=200";
        for (var after = ""; after != null; ) {
            var page = get(JsonNode.class, after.isEmpty() ? query : query + "&after=" + encode(after));
            page.get("items").forEach(item -> all.add(json.treeToValue(item, type)));
            after = page.get("next").stringValue(null);
        }
        return all;
    }

    /** @param headers names and values in turn */
    Answer post(String path, Object body, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    <T> T as(Class<T> type, Answer answer) {
        if (!answer.isOk()) {
            throw answer.unexpected();
        }
        return json.treeToValue(answer.body(), type);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        for (var patience = new Patience("the suite at " + gateway + " (./saldo status)"); ; patience.pause()) {
            try {
                var response = http.send(request, BodyHandlers.ofByteArray());
                if (!AWAY.contains(response.statusCode())) {
                    return new Answer(request, response.statusCode(), json.readTree(response.body()));
                }
            } catch (IOException _) {
                // not there, or gone in the middle
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted");
            }
        }
    }
}
