package dev.saldo.engines;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker that is its own controller, inside this JVM, with everything it knows in one directory. It listens on
 * the loopback interface only, and creates no topic by itself.
 *
 * <p>{@link #stop} and {@link #start()} take the broker away and bring it back on the same port with the same data.
 */
public final class KafkaEngine implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;

    private static final Map<String, String> ALWAYS = Map.ofEntries(
            entry("process.roles", "broker,controller"),
            entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            entry("controller.listener.names", "CONTROLLER"),
            entry("auto.create.topics.enable", "false"),
            // a killed broker may come back as soon as its old session is over: 9 s by default
            entry("broker.session.timeout.ms", "3000"),
            entry("broker.heartbeat.interval.ms", "500"),
            entry("group.initial.rebalance.delay.ms", "0"),
            // a stack that was switched off for weeks goes on where it stopped
            entry("offsets.retention.minutes", "525600"),
            // one small broker, not a cluster: 128 MB of heap by default
            entry("log.cleaner.dedupe.buffer.size", "16777216"),
            entry("offsets.topic.num.partitions", "4"),
            entry("offsets.topic.replication.factor", "1"),
            entry("transaction.state.log.num.partitions", "1"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("share.coordinator.state.topic.num.partitions", "1"),
            entry("share.coordinator.state.topic.replication.factor", "1"),
            entry("share.coordinator.state.topic.min.isr", "1"),
            entry("num.network.threads", "2"),
            entry("num.io.threads", "4"),
            entry("background.threads", "2"));

    private final Path directory;
    private final int port;
    private final int advertisedPort;
    private final Durability durability;
    private @Nullable KafkaRaftServer server;

    private KafkaEngine(Path directory, int port, int advertisedPort, Durability durability) {
        this.directory = directory;
        this.port = port;
        this.advertisedPort = advertisedPort;
        this.durability = durability;
    }

    /**
     * Starts the broker and returns when it serves clients.
     *
     * @param directory made when it is not there; kept by {@link #close}
     * @param port where to listen, 0 for any free port
     */
    public static KafkaEngine start(Path directory, int port, Durability durability) {
        var free = FreePort.orGiven(port);
        return start(directory, free, free, durability);
    }

    /**
     * The same for a broker behind something that passes connections on.
     *
     * @param advertisedPort where clients are told to connect to
     */
    public static KafkaEngine start(Path directory, int port, int advertisedPort, Durability durability) {
        try {
            var home = Files.createDirectories(directory).toRealPath();
            var engine = new KafkaEngine(home, port, advertisedPort, durability);
            engine.start();
            return engine;
        } catch (IOException failure) {
            throw new UncheckedIOException("Kafka does not start in " + directory, failure);
        }
    }

    public int port() {
        return port;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Brings a stopped broker back; nothing happens to a running one. */
    public synchronized void start() {
        if (server == null) {
            format();
            var next = new KafkaRaftServer(KafkaConfig.fromProps(settings(FreePort.find())), Time.SYSTEM);
            next.startup();
            server = next;
        }
    }

    /** Takes the broker away; nothing happens to a stopped one. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Stops the broker; the data stays. */
    @Override
    public void close() {
        stop();
    }

    private void format() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setDirectories(new TreeSet<>(List.of(directory.toString())))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .setPrintStream(silence)
                    .run();
        } catch (Exception failure) {
            throw new IllegalStateException("cannot format " + directory, failure);
        }
    }

    /** @param controllerPort any free one: only this process talks to it */
    private Properties settings(int controllerPort) {
        var broker = "PLAINTEXT://%s:%d".formatted(HOST, port);
        var controller = "%s:%d".formatted(HOST, controllerPort);
        var settings = new Properties();
        settings.putAll(ALWAYS);
        settings.putAll(Map.of(
                "node.id",
                Integer.toString(NODE),
                "log.dirs",
                directory.toString(),
                "listeners",
                broker + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://%s:%d".formatted(HOST, advertisedPort),
                "controller.quorum.voters",
                NODE + "@" + controller));
        if (durability == Durability.FSYNC) {
            // The usual answer to a machine without power is a replica on another one; here there is no other one.
            settings.put("log.flush.interval.messages", "1");
        }
        return settings;
    }
}
