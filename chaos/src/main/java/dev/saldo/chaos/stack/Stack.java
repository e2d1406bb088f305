package dev.saldo.chaos.stack;

import dev.saldo.chaos.plan.Plan;
import dev.saldo.engines.FreePort;
import dev.saldo.engines.PostgresEngine;
import dev.saldo.gateway.Gateway;
import dev.saldo.suite.RunningSuite;
import dev.saldo.suite.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything of Saldo, each part a process. What dies by itself is started again, as any platform would. What the
 * services are and what they are told is the suite's word, so a new service is here when it is there.
 */
public final class Stack implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Stack.class);
    private static final Duration START = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 250;

    /** A killed consumer is missed after 6 s, not 10: what it was at goes on within a short run. */
    private static final List<String> CONSUMER = List.of(
            "--spring.kafka.consumer.properties.session.timeout.ms=6000",
            "--spring.kafka.consumer.properties.heartbeat.interval.ms=1500");

    private final Path data;
    private final Map<String, URI> addresses = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final PostgresPart postgres;
    private final Proxy proxy;
    private final int brokerPort;
    private final int proxyPort;
    private final AtomicInteger ownDeaths = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile boolean closed;
    private @Nullable Events events;

    /**
     * @param data where everything is kept
     * @param logs a directory a part
     * @param classPath the jars of the suite and of this module
     */
    public Stack(Path data, Path logs, String classPath) {
        this.data = data;
        var ports = new Ports();
        this.brokerPort = ports.next();
        this.proxyPort = ports.next();
        this.proxy = new Proxy(proxyPort, brokerPort);
        this.postgres = new PostgresPart(Plan.POSTGRES, data.resolve("postgres"), ports.next());
        address(Settings.GATEWAY, ports.next());
        new TreeSet<>(RunningSuite.services().keySet()).forEach(service -> address(service, ports.next()));
        // nobody signs in, so nobody asks it
        var settings = new Settings(data, addresses, URI.create("http://localhost:" + ports.next()));
        parts.put(Plan.POSTGRES, postgres);
        add(new JvmPart(
                Plan.BROKER,
                classPath,
                logs,
                List.of(
                        BrokerProcess.class.getName(),
                        data.resolve("kafka").toString(),
                        Integer.toString(brokerPort),
                        Integer.toString(proxyPort))));
        RunningSuite.services()
                .forEach((name, main) -> add(new JvmPart(
                        name,
                        classPath,
                        logs,
                        command(main, CONSUMER, settings.ofService(name, postgres.port(), kafka())))));
        add(new JvmPart(Settings.GATEWAY, classPath, logs, command(Gateway.class, List.of(), settings.ofGateway())));
    }

    private void add(Part part) {
        parts.put(part.name(), part);
    }

    private static List<String> command(Class<?> main, Collection<String> more, String... arguments) {
        var command = new ArrayList<String>();
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        command.addAll(more);
        return command;
    }

    private void address(String service, int port) {
        addresses.put(service, URI.create("http://127.0.0.1:" + port));
    }

    /** Returns when every service says that it is ready. */
    public void start() throws InterruptedException {
        var broker = part(Plan.BROKER);
        broker.launch();
        postgres.launch();
        postgres.createDatabases(RunningSuite.services().keySet());
        proxy.open();
        await("the broker", this::brokerListens);
        events = new Events(kafka());
        parts.values().stream().filter(part -> !part.isAlive()).forEach(Part::launch);
        awaitReady();
        Thread.ofPlatform().daemon().name("supervisor").start(this::supervise);
    }

    /** Ends the Postgres that a killed run left behind in its data; other parts end by themselves. */
    public static void endLeftover(Path data) {
        var postgres = data.resolve("postgres");
        if (Files.exists(postgres) && !PostgresEngine.endLeftover(postgres)) {
            throw new IllegalStateException("another run is under way in " + data);
        }
    }

    /** Waits until every service says that it is ready. */
    public void awaitReady() throws InterruptedException {
        for (var service : addresses.entrySet()) {
            await(service.getKey(), () -> isReady(service.getValue()));
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%s is not ready after %d s".formatted(what, START.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean isReady(URI service) throws InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private boolean brokerListens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void supervise() {
        try {
            while (!closed) {
                parts.values().forEach(this::revive);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException _) {
            // the run is being ended
        }
    }

    private void revive(Part part) {
        if (!part.tryHold()) {
            return;
        }
        try {
            if (!closed && !part.isAlive()) {
                log.warn("{} died by itself", part.name());
                ownDeaths.incrementAndGet();
                part.launch();
            }
        } catch (RuntimeException failure) {
            log.warn("{} does not start", part.name(), failure);
        } finally {
            part.release();
        }
    }

    /** How often something ended that nobody had killed. */
    public int ownDeaths() {
        return ownDeaths.get();
    }

    public URI gateway() {
        return Objects.requireNonNull(addresses.get(Settings.GATEWAY));
    }

    /** Where the broker is found: at the proxy in front of it. */
    public String kafka() {
        return "127.0.0.1:" + proxyPort;
    }

    /** The key of the first store. */
    public String apiKey() {
        try {
            return Files.readString(data.resolve("api-key")).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What can be killed, the engines left out. */
    public List<String> services() {
        return List.copyOf(addresses.keySet());
    }

    public String databaseUrl(String database) {
        return postgres.url(database);
    }

    public Events events() {
        return Objects.requireNonNull(events);
    }

    Part part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    Proxy proxy() {
        return proxy;
    }

    /** Kills everything; may be called twice. */
    @Override
    public void close() {
        closed = true;
        parts.values().forEach(Stack::end);
        proxy.close();
        if (events != null) {
            events.close();
        }
        http.shutdownNow();
    }

    private static void end(Part part) {
        try {
            part.retire();
        } catch (RuntimeException failure) {
            log.error("{} does not end", part.name(), failure);
        }
    }

    /** Each a different one. */
    private static final class Ports {

        private final TreeSet<Integer> taken = new TreeSet<>();

        int next() {
            var port = FreePort.find();
            return taken.add(port) ? port : next();
        }
    }
}
