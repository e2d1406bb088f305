package dev.saldo.benchmarks.suite;

import dev.saldo.benchmarks.measure.Interruption;
import dev.saldo.contracts.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as one who prepares a scenario uses it: one call after the other, each answered with success. */
public final class Api implements AutoCloseable {

    private static final int AT_ONCE = 16;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final URI gateway;
    private final String key;
    private final JsonMapper json = ContractJson.mapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(URI gateway, String key) {
        this.gateway = gateway;
        this.key = key;
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    public JsonNode put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Makes several things, some at once, and answers them in order. */
    public <T> List<T> each(int count, IntFunction<T> make) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var work = IntStream.range(0, count)
                    .mapToObj(index -> (Callable<T>) () -> make.apply(index))
                    .toList();
            return threads.invokeAll(work).stream().map(Api::result).toList();
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the scenario cannot be prepared", failure.getCause());
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + key);
    }

    JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("%s %s answered %d: %s"
                        .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
            }
            return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException(request.uri() + " does not answer: " + failure, failure);
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
