package dev.saldo.benchmarks;

import dev.saldo.benchmarks.Load.Round;
import dev.saldo.contracts.ContractJson;
import dev.saldo.engines.Durability;
import dev.saldo.suite.RunningSuite;
import dev.saldo.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * What authentication costs on the read path: a platform read through the gateway with an API key, through the same
 * gateway without authentication, and from the service itself, in turns in one run.
 */
public final class AuthenticationCost {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int PORT = 18_080;

    /** One of the ways to the same answer. */
    private record Way(URI address, String authorization) {}

    private AuthenticationCost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("saldo.rate-limit.per-key.per-second", "1000000");
        System.setProperty("saldo.rate-limit.per-key.burst", "1000000");
        System.setProperty("saldo.rate-limit.per-address.per-second", "1000000");
        System.setProperty("saldo.rate-limit.per-address.burst", "1000000");
        var data = Files.createTempDirectory("saldo-bench");
        try (var suite = new RunningSuite(new SuiteOptions(data, PORT, Durability.FSYNC), _ -> {})) {
            suite.start();
            var key = Files.readString(data.resolve("api-key")).strip();
            var token = exchanged(key, suite.addresses());
            try (var open = OpenGateway.start(suite.addresses(), token);
                    var load = new Load(CONNECTIONS)) {
                var path = "/api/v1/platforms/" + platform(suite.url(), key);
                var ways = new LinkedHashMap<String, Way>();
                ways.put(
                        "the service itself",
                        new Way(
                                suite.addresses()
                                        .getOrDefault("platform", suite.url())
                                        .resolve(path),
                                "Bearer " + token));
                ways.put("gateway without authentication", new Way(open.url().resolve(path), "Bearer nobody"));
                ways.put("gateway with an API key", new Way(suite.url().resolve(path), "Bearer " + key));
                print(measure(load, ways));
            }
        }
        System.exit(0);
    }

    private static Map<String, List<Round>> measure(Load load, Map<String, Way> ways) {
        ways.values().forEach(way -> load.read(way.address(), way.authorization(), WARM_UP));
        var rounds = new LinkedHashMap<String, List<Round>>();
        for (int round = 0; round < ROUNDS; round++) {
            ways.forEach((name, way) -> rounds.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(load.read(way.address(), way.authorization(), ROUND)));
        }
        return rounds;
    }

    private static void print(Map<String, List<Round>> rounds) {
        System.out.printf("%nmedians of %d rounds of %d s, %d connections%n", ROUNDS, ROUND.toSeconds(), CONNECTIONS);
        System.out.printf("%-32s %12s %12s %12s%n", "", "reads/s", "p50 ms", "p99 ms");
        rounds.forEach((name, all) -> System.out.printf(
                "%-32s %12.0f %12.2f %12.2f%n",
                name,
                median(all, Round::perSecond),
                median(all, round -> round.medianMicros() / 1e3),
                median(all, round -> round.p99Micros() / 1e3)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private static String platform(URI gateway, String key) throws IOException, InterruptedException {
        return post(
                        gateway.resolve("/api/v1/platforms"),
                        "{\"name\":\"Bench\",\"currency\":\"USD\"}",
                        "Authorization",
                        "Bearer " + key)
                .path("id")
                .asString();
    }

    private static String exchanged(String key, Map<String, URI> services) throws IOException, InterruptedException {
        var identity = services.get("identity");
        if (identity == null) {
            throw new IllegalStateException("the suite has no identity-service");
        }
        var body = "{\"credential\":{\"kind\":\"api-key\",\"value\":\"%s\"}}".formatted(key);
        return post(identity.resolve("/internal/v1/tokens"), body).path("token").asString();
    }

    /** @param headers names and values in turn */
    private static JsonNode post(URI address, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(address + " answered " + answer.body());
            }
            return ContractJson.mapper().readTree(answer.body());
        }
    }
}
