package dev.saldo.suite.scenario;

import dev.saldo.contracts.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite as its clients see it: HTTP through the gateway, with the API key. */
final class Saldo {

    static final JsonMapper JSON = ContractJson.mapper();

    private final URI gateway;
    private final @Nullable String key;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Saldo(URI gateway, @Nullable String key) {
        this.gateway = gateway;
        this.key = key;
    }

    /** The same, as somebody else: an API key, a token, or null for nobody. */
    Saldo as(@Nullable String credential) {
        return new Saldo(gateway, credential);
    }

    /** The same caller at another address, such as a service without the gateway. */
    Saldo at(URI address) {
        return new Saldo(address, key);
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** All items of a list, page by page. */
    List<JsonNode> list(String path) {
        var all = new ArrayList<JsonNode>();
        var query = path + (path.contains("?") ? "&" : "?") + "limit=200";
        for (var page = get(query).is(200); ; ) {
            page.body().get("items").forEach(all::add);
            var next = page.body().get("next");
            if (next.isNull()) {
                return all;
            }
            page = get(query + "&after=" + next.stringValue()).is(200);
        }
    }

    /** @param headers names and values in turn */
    Reply post(String path, Object body, String... headers) {
        return json("POST", path, JSON.writeValueAsString(body), headers);
    }

    Reply patch(String path, Object body, String... headers) {
        return json("PATCH", path, JSON.writeValueAsString(body), headers);
    }

    Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Reply put(String path, Object body) {
        return json("PUT", path, JSON.writeValueAsString(body));
    }

    /** Sends the text as JSON, whether it is or not. */
    Reply json(String method, String path, String text, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return send(method, path, BodyPublishers.ofString(text), all.toArray(String[]::new));
    }

    Reply send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return Reply.of(method + " " + path, response);
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure);
        }
    }
}
