package dev.saldo.suite.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The suite as {@code ./saldo up} runs it: a process of its own, which can be killed. */
final class SuiteProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final Path data;
    private final int port;
    private Process process;

    private SuiteProcess(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.process = launch();
    }

    static SuiteProcess start(Path data) throws IOException {
        var suite = new SuiteProcess(data, freePort());
        suite.awaitReady();
        return suite;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String key() {
        try {
            return Files.readString(data.resolve("api-key")).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many sales there are, completed or not. */
    int sales() {
        try (var api = new Api(url(), key())) {
            return api.list(Views.Sale.class, "/api/v1/sales").size();
        }
    }

    /** Kills it with SIGKILL, at the moment when the condition holds. */
    void killWhen(Callable<Boolean> condition) throws InterruptedException {
        await().atMost(START).pollInterval(Duration.ofMillis(10)).until(condition);
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    /** Ends it as {@code ./saldo down} does. */
    @Override
    public void close() {
        process.destroy();
        var ended =
                process.onExit().completeOnTimeout(null, 60, TimeUnit.SECONDS).join();
        if (ended == null) {
            process.destroyForcibly();
            throw new AssertionError("the suite does not end");
        }
    }

    private Process launch() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = data.resolve("output").toFile();
        return new ProcessBuilder(List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        "target/suite.jar:target/lib/*",
                        "dev.saldo.suite.Suite",
                        "--data=" + data,
                        "--port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private void awaitReady() {
        await().alias("the suite in " + data)
                .atMost(START)
                .failFast("the suite ended", () -> !process.isAlive())
                .until(this::isReady);
    }

    private boolean isReady() throws IOException {
        var ready = data.resolve("ready");
        return Files.exists(ready) && Files.readString(ready).contains("pid=" + process.pid() + "\n");
    }
}
