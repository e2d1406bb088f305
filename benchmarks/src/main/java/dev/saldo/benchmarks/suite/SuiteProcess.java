package dev.saldo.benchmarks.suite;

import dev.saldo.benchmarks.measure.Interruption;
import dev.saldo.engines.PostgresEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A suite in a JVM of its own. It is ended with this JVM, whatever ends that. */
public final class SuiteProcess implements AutoCloseable {

    private static final String SUITE = "dev.saldo.suite.Suite";
    private static final Duration START = Duration.ofMinutes(3);
    private static final int END_SECONDS = 60;
    private static final long POLL_MILLIS = 20;
    private static final int LINES = 15;

    private static final Collection<SuiteProcess> running = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(SuiteProcess::close)));
    }

    private final Path data;
    private final Process process;
    private final Duration startedIn;

    private SuiteProcess(Path data, Process process, Duration startedIn) {
        this.data = data;
        this.process = process;
        this.startedIn = startedIn;
    }

    /**
     * Returns when it is ready.
     *
     * @param data its directory, made when it is not there
     * @param options of its JVM
     */
    public static SuiteProcess start(Path data, List<String> options) {
        var began = System.nanoTime();
        try {
            Files.createDirectories(data.resolve("logs"));
            var process = new ProcessBuilder(command(data, options))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("logs/console.log").toFile())
                    .start();
            var starting = new SuiteProcess(data, process, Duration.ZERO);
            running.add(starting);
            starting.awaitReady(began);
            running.remove(starting);
            var suite = new SuiteProcess(data, process, Duration.ofNanos(System.nanoTime() - began));
            running.add(suite);
            return suite;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(Path data, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(NoLimits.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SUITE));
        command.addAll(List.of("--data=" + data, "--port=" + port(data)));
        return command;
    }

    /** The one it had before, or a free one. */
    private static String port(Path data) throws IOException {
        var known = Facts.read(data.resolve("ports")).get("gateway");
        if (known != null) {
            return known;
        }
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private void awaitReady(long began) {
        var ready = data.resolve("ready");
        while (!String.valueOf(process.pid()).equals(Facts.read(ready).get("pid"))) {
            if (!process.isAlive() || System.nanoTime() - began > START.toNanos()) {
                var said = lastLines();
                close();
                throw new IllegalStateException("the suite does not start:\n" + said);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(data.resolve("logs/console.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** From the start of the JVM until everything said it was ready. */
    public Duration startedIn() {
        return startedIn;
    }

    /** Of the JVM and of Postgres, in MB by name. */
    public Map<String, Double> memory() {
        var memory = new TreeMap<>(Memory.of("JVM", List.of(process.toHandle())));
        memory.putAll(Memory.of(
                "Postgres",
                postmaster().stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.children()))
                        .toList()));
        return memory;
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            var pid = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** In order, and by force when that takes too long. */
    @Override
    public void close() {
        running.remove(this);
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            throw Interruption.of(interrupted);
        }
        if (Files.exists(data.resolve("postgres"))) {
            PostgresEngine.endLeftover(data.resolve("postgres"));
        }
    }
}
