package dev.saldo.benchmarks.suite;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A running suite and the ways into it: the gateway always, the services and engines when it runs on this machine. */
public final class SuiteUnderLoad implements AutoCloseable {

    private static final Set<String> NO_SERVICES = Set.of("gateway", "issuer", "postgres", "kafka");

    private final URI gateway;
    private final String key;
    private final Map<String, URI> services;
    private final @Nullable Engines engines;
    private final Api api;

    private SuiteUnderLoad(URI gateway, String key, Map<String, URI> services, @Nullable Engines engines) {
        this.gateway = gateway;
        this.key = key;
        this.services = services;
        this.engines = engines;
        this.api = new Api(gateway, key);
    }

    /** One of which nothing but its gateway is known. */
    public static SuiteUnderLoad at(URI gateway, String key) {
        return new SuiteUnderLoad(gateway, key, Map.of(), null);
    }

    /** The one that keeps its data in that directory, and runs. */
    public static SuiteUnderLoad in(Path data) {
        var ports = Facts.read(data.resolve("ports"));
        var services = ports.entrySet().stream()
                .filter(port -> !NO_SERVICES.contains(port.getKey()))
                .collect(toMap(Map.Entry::getKey, port -> local(port.getValue())));
        try {
            return new SuiteUnderLoad(
                    local(port(ports, "gateway")),
                    Files.readString(data.resolve("api-key")).strip(),
                    services,
                    new Engines(Integer.parseInt(port(ports, "postgres")), "127.0.0.1:" + port(ports, "kafka")));
        } catch (IOException failure) {
            throw new UncheckedIOException("there is no running suite in " + data, failure);
        }
    }

    private static String port(Map<String, String> ports, String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    private static URI local(String port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether services and engines can be reached beside the gateway. */
    public boolean isOpen() {
        return engines != null;
    }

    public Engines engines() {
        return Objects.requireNonNull(engines, "this suite's engines cannot be reached");
    }

    public Map<String, URI> services() {
        return services;
    }

    public Api api() {
        return api;
    }

    public UUID store() {
        return UUID.fromString(api.get("/api/v1/whoami").path("store").asString());
    }

    public Door gateway() {
        return new Door(gateway, "Bearer " + key);
    }

    /** The service itself, with a token that is good for some minutes; the gateway when the service is out of reach. */
    public Door service(String name) {
        var address = services.get(name);
        return address == null ? gateway() : new Door(address, "Bearer " + token());
    }

    /** What identity-service gives the gateway for the API key. */
    public String token() {
        var identity = Objects.requireNonNull(services.get("identity"), "identity-service cannot be reached");
        var body = "{\"credential\":{\"kind\":\"api-key\",\"value\":\"%s\"}}".formatted(key);
        var request = HttpRequest.newBuilder(identity.resolve("/internal/v1/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return api.send(request).path("token").asString();
    }

    /** Whether the merged API document has the operation. */
    public boolean has(String method, String path) {
        return api.get("/docs/openapi.json").path("paths").path(path).has(method);
    }

    @Override
    public void close() {
        api.close();
    }
}
