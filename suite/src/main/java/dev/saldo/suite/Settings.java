package dev.saldo.suite;

import dev.saldo.engines.PostgresEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each application is told: arguments, because they win over its own file and the environment. */
public final class Settings {

    public static final String GATEWAY = "gateway";
    public static final String IDENTITY = "identity";
    static final String ISSUER = "issuer";

    private static final String CLIENT = "saldo";
    private static final String CALLBACK = "/login/oauth2/code/saldo";

    private final Path data;
    private final Map<String, URI> addresses;
    private final URI issuer;

    public Settings(Path data, Map<String, URI> addresses, URI issuer) {
        this.data = data;
        this.addresses = addresses;
        this.issuer = issuer;
    }

    public String[] ofGateway() {
        var settings = ofEverything(address(GATEWAY));
        settings.putAll(signIn());
        return arguments(settings);
    }

    public String[] ofService(String name, int postgresPort, String kafka) {
        var settings = ofEverything(address(name));
        var database = "saldo_" + name;
        settings.put("saldo.security.jwk-set-uri", address(IDENTITY) + "/.well-known/jwks.json");
        settings.put("saldo.database.host", PostgresEngine.HOST);
        settings.put("saldo.database.port", postgresPort);
        settings.put("saldo.database.name", database);
        settings.put("saldo.database.user", database);
        settings.put("saldo.database.password", "");
        settings.put("saldo.database.owner", database + "_owner");
        settings.put("saldo.database.owner-password", "");
        settings.put("saldo.kafka.bootstrap-servers", kafka);
        // on the class path because of the gateway
        settings.put("spring.cloud.gateway.server.webflux.enabled", false);
        if (name.equals(IDENTITY)) {
            settings.putAll(signIn());
            settings.put("saldo.bootstrap.key-file", data.resolve("api-key"));
            settings.put("saldo.identity.secret", SecretFile.readOrMake(data.resolve("secrets/identity")));
        }
        return arguments(settings);
    }

    /** Browsers may call the gateway by either name of this machine, and come back to the one they used. */
    String[] ofIssuer() {
        var port = address(GATEWAY).getPort();
        var origins = List.of("http://127.0.0.1:" + port, "http://localhost:" + port);
        return arguments(Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                issuer.getPort(),
                "saldo.issuer.uri",
                issuer,
                "saldo.issuer.directory",
                data.resolve(ISSUER),
                "saldo.issuer.redirect-uris",
                String.join(CALLBACK + ",", origins) + CALLBACK,
                "saldo.issuer.logout-uris",
                String.join("/,", origins) + "/"));
    }

    private Map<String, Object> ofEverything(URI address) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("server.address", address.getHost());
        settings.put("server.port", address.getPort());
        settings.put("spring.main.banner-mode", "off");
        settings.put("management.metrics.use-global-registry", false);
        addresses.forEach((name, service) -> settings.put("saldo.services." + name, service));
        return settings;
    }

    private Map<String, Object> signIn() {
        return Map.of("saldo.oidc.issuer-uri", issuer, "saldo.oidc.client-id", CLIENT);
    }

    private URI address(String name) {
        return Objects.requireNonNull(addresses.get(name));
    }

    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
