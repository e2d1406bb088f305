package dev.saldo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway on a free port, with fake services behind it. */
public final class GatewayUnderTest implements AutoCloseable {

    public static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final FakeService platform = new FakeService("platform");
    public final FakeService catalog = new FakeService("catalog");
    public final FakeService sales = new FakeService("sales");
    public final FakeService billing = new FakeService("billing");
    public final FakeService usage = new FakeService("usage");
    public final FakeIdentity identity = new FakeIdentity();
    public final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ConfigurableApplicationContext context;

    private GatewayUnderTest(String... properties) {
        var arguments = Stream.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "spring.cloud.gateway.server.webflux.httpclient.response-timeout=" + RESPONSE_TIMEOUT.toMillis() + "ms",
                "saldo.services.platform=" + platform.address(),
                "saldo.services.catalog=" + catalog.address(),
                "saldo.services.sales=" + sales.address(),
                "saldo.services.billing=" + billing.address(),
                "saldo.services.usage=" + usage.address(),
                "saldo.services.identity=" + identity.address());
        this.context = Gateway.builder()
                .run(Stream.concat(arguments, Stream.of(properties))
                        .map("--"::concat)
                        .toArray(String[]::new));
    }

    public static GatewayUnderTest start(String... properties) {
        return new GatewayUnderTest(properties);
    }

    public void resetServices() {
        services().forEach(FakeService::reset);
    }

    public List<FakeService> services() {
        return List.of(platform, catalog, sales, billing, usage, identity);
    }

    public String key() {
        return FakeIdentity.OWNER_KEY;
    }

    /** A request with the key; the caller adds to it. */
    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + key());
    }

    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
    }

    public String address() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Not the gateway itself: it would take the event loops with it, which all of this JVM share. */
    @Override
    public void close() {
        services().forEach(FakeService::close);
    }
}
