package dev.saldo.suite;

import static dev.saldo.suite.Settings.GATEWAY;
import static dev.saldo.suite.Settings.IDENTITY;
import static dev.saldo.suite.Settings.ISSUER;

import dev.saldo.billing.BillingService;
import dev.saldo.catalog.CatalogService;
import dev.saldo.engines.KafkaEngine;
import dev.saldo.engines.PostgresEngine;
import dev.saldo.gateway.Gateway;
import dev.saldo.identity.IdentityService;
import dev.saldo.issuer.LocalIssuer;
import dev.saldo.issuer.Newcomers;
import dev.saldo.kit.SaldoService;
import dev.saldo.platform.PlatformService;
import dev.saldo.sales.SalesService;
import dev.saldo.suite.demo.DemoAccounts;
import dev.saldo.usage.UsageService;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Engines, services and gateway in this JVM; {@link #close} ends them so that nobody misses what it needs. */
public final class RunningSuite implements AutoCloseable {

    private static final Map<String, Class<?>> SERVICES = Map.of(
            "platform",
            PlatformService.class,
            "catalog",
            CatalogService.class,
            "sales",
            SalesService.class,
            "billing",
            BillingService.class,
            "usage",
            UsageService.class,
            IDENTITY,
            IdentityService.class);

    private final SuiteOptions options;
    private final Consumer<String> progress;
    private final Newcomers newcomers;
    private final Map<String, URI> addresses = new LinkedHashMap<>();
    private final Map<String, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();
    private @Nullable URI issuer;
    private volatile @Nullable PostgresEngine postgres;
    private volatile @Nullable KafkaEngine kafka;

    /** A suite whose demo accounts nobody signs in with. */
    public RunningSuite(SuiteOptions options, Consumer<String> progress) {
        this(options, progress, _ -> {});
    }

    /**
     * @param progress is told each step of the start
     * @param newcomers is told the passwords of the demo accounts when they are made
     */
    public RunningSuite(SuiteOptions options, Consumer<String> progress, Newcomers newcomers) {
        // Logging is set up once for the JVM, by logback.xml, and not again by every context.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        this.options = options;
        this.progress = progress;
        this.newcomers = newcomers;
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
        issuer = URI.create("http://localhost:" + ports.of(ISSUER));
        progress.accept("Starting Postgres and Kafka");
        startEngines(ports.of("postgres"), ports.of("kafka"));
        progress.accept("Starting the services");
        startContexts();
        progress.accept("Waiting until everything is ready");
        Readiness.await(addresses);
        DemoAccounts.admit(url(), options.data());
    }

    /** The services by name, each with the class that starts it. */
    public static Map<String, Class<?>> services() {
        return SERVICES;
    }

    public URI url() {
        return Objects.requireNonNull(addresses.get(GATEWAY));
    }

    /** Where people sign in. */
    public URI issuer() {
        return Objects.requireNonNull(issuer);
    }

    /** Where each service listens, the gateway first. */
    public Map<String, URI> addresses() {
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
                    SERVICES.keySet().forEach(service -> engine.createServiceDatabase("saldo_" + service));
                },
                () -> kafka = KafkaEngine.start(options.data().resolve("kafka"), kafkaPort, options.durability()));
    }

    private void startContexts() {
        Parallel.run(Stream.concat(addresses.keySet().stream(), Stream.of(ISSUER))
                .map(name -> (Runnable) () -> startContext(name))
                .toArray(Runnable[]::new));
    }

    private void startContext(String name) {
        Thread.currentThread().setName(name);
        var settings = new Settings(options.data(), addresses, issuer());
        var context = switch (name) {
            case ISSUER ->
                LocalIssuer.builder(newcomers).registerShutdownHook(false).run(settings.ofIssuer());
            case GATEWAY -> start(Gateway.builder(), settings.ofGateway());
            default -> start(service(name), settings.ofService(name, postgresPort(), kafka().bootstrapServers()));
        };
        contexts.put(name, context);
        progress.accept("Starting the services (%d of %d)".formatted(contexts.size(), addresses.size() + 1));
    }

    private static SpringApplicationBuilder service(String name) {
        return SaldoService.builder(Objects.requireNonNull(SERVICES.get(name)), name);
    }

    private int postgresPort() {
        return Objects.requireNonNull(postgres).port();
    }

    private static ConfigurableApplicationContext start(SpringApplicationBuilder application, String[] arguments) {
        return application
                .registerShutdownHook(false)
                .initializers(EventLoops::keepOpen)
                .run(arguments);
    }
}
