package dev.saldo.suite;

import dev.saldo.billing.BillingService;
import dev.saldo.catalog.CatalogService;
import dev.saldo.engines.KafkaEngine;
import dev.saldo.engines.PostgresEngine;
import dev.saldo.gateway.Gateway;
import dev.saldo.kit.SaldoService;
import dev.saldo.platform.PlatformService;
import dev.saldo.sales.SalesService;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Engines, services and gateway in this JVM; {@link #close} ends them so that nobody misses what it needs. */
public final class RunningSuite implements AutoCloseable {

    private static final String GATEWAY = "gateway";
    private static final Map<String, Class<?>> SERVICES = Map.of(
            "platform", PlatformService.class,
            "catalog", CatalogService.class,
            "sales", SalesService.class,
            "billing", BillingService.class);

    private final SuiteOptions options;
    private final Consumer<String> progress;
    private final Map<String, URI> addresses = new LinkedHashMap<>();
    private final Map<String, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();
    private volatile @Nullable PostgresEngine postgres;
    private volatile @Nullable KafkaEngine kafka;

    /** @param progress is told each step of the start */
    public RunningSuite(SuiteOptions options, Consumer<String> progress) {
        // Logging is set up once for the JVM, by logback.xml, and not again by every context.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        this.options = options;
        this.progress = progress;
    }

    /** Returns when every part says it is ready. */
    public synchronized void start() {
        if (!Ports.isFree(options.port())) {
            throw new CannotStart(
                    "Port %d is taken by another program. Free it, or choose another: SALDO_PORT=%d ./saldo up"
                            .formatted(options.port(), options.port() + 1));
        }
        var ports = Ports.rememberedIn(options.data().resolve("ports"));
        address(GATEWAY, ports.remember(GATEWAY, options.port()));
        SERVICES.keySet().stream().sorted().forEach(service -> address(service, ports.of(service)));
        progress.accept("Starting Postgres and Kafka");
        startEngines(ports.of("postgres"), ports.of("kafka"));
        progress.accept("Starting the services");
        startContexts();
        progress.accept("Waiting until everything is ready");
        Readiness.await(addresses);
    }

    public URI url() {
        return Objects.requireNonNull(addresses.get(GATEWAY));
    }

    /** Where each service listens, the gateway first. */
    Map<String, URI> addresses() {
        return addresses;
    }

    public KafkaEngine kafka() {
        return Objects.requireNonNull(kafka);
    }

    /** The front door first, the engines last. */
    @Override
    public synchronized void close() {
        var gateway = contexts.remove(GATEWAY);
        Parallel.close(gateway);
        Parallel.close(contexts.values().toArray(AutoCloseable[]::new));
        Parallel.close(kafka);
        Parallel.close(postgres);
        contexts.clear();
    }

    private void address(String service, int port) {
        addresses.put(service, URI.create("http://127.0.0.1:" + port));
    }

    private void startEngines(int postgresPort, int kafkaPort) {
        Parallel.run(
                () -> {
                    var engine = PostgresEngine.start(
                            options.data().resolve("postgres"), postgresPort, options.durability());
                    postgres = engine;
                    SERVICES.keySet().forEach(service -> engine.createDatabase("saldo_" + service));
                },
                () -> kafka = KafkaEngine.start(options.data().resolve("kafka"), kafkaPort, options.durability()));
    }

    private void startContexts() {
        Parallel.run(addresses.keySet().stream()
                .map(service -> (Runnable) () -> startContext(service))
                .toArray(Runnable[]::new));
    }

    private void startContext(String service) {
        Thread.currentThread().setName(service);
        var application = service.equals(GATEWAY)
                ? Gateway.builder()
                : SaldoService.builder(Objects.requireNonNull(SERVICES.get(service)), service);
        var context = application
                .registerShutdownHook(false)
                .initializers(EventLoops::keepOpen)
                .run(arguments(service));
        contexts.put(service, context);
        progress.accept("Starting the services (%d of %d)".formatted(contexts.size(), addresses.size()));
    }

    /** Arguments, because they win over what the environment and the service's own file say. */
    private String[] arguments(String service) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("server.address", "127.0.0.1");
        properties.put(
                "server.port", Objects.requireNonNull(addresses.get(service)).getPort());
        properties.put("spring.main.banner-mode", "off");
        properties.put("management.metrics.use-global-registry", false);
        properties.put("saldo.security.jwk-set-uri", url() + "/.well-known/jwks.json");
        addresses.forEach((name, address) -> properties.put("saldo.services." + name, address));
        properties.putAll(service.equals(GATEWAY) ? bootstrap() : engines(service));
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private Map<String, Object> bootstrap() {
        return Map.of(
                "saldo.bootstrap.directory", options.data().resolve("gateway"),
                "saldo.bootstrap.key-file", options.data().resolve("api-key"));
    }

    private Map<String, Object> engines(String service) {
        return Map.of(
                // on the class path because of the gateway
                "spring.cloud.gateway.server.webflux.enabled",
                false,
                "saldo.database.host",
                PostgresEngine.HOST,
                "saldo.database.port",
                Objects.requireNonNull(postgres).port(),
                "saldo.database.name",
                "saldo_" + service,
                "saldo.database.user",
                PostgresEngine.USER,
                "saldo.kafka.bootstrap-servers",
                kafka().bootstrapServers());
    }
}
