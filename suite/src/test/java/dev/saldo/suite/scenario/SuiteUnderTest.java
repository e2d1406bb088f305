package dev.saldo.suite.scenario;

import dev.saldo.engines.Durability;
import dev.saldo.suite.RunningSuite;
import dev.saldo.suite.SuiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;

/** The suite in this JVM, on data that nobody needs afterwards. */
record SuiteUnderTest(RunningSuite running, Saldo saldo, Broker broker) implements AutoCloseable {

    static SuiteUnderTest start() {
        try {
            var data = Files.createTempDirectory("saldo-scenarios");
            var running = new RunningSuite(new SuiteOptions(data, freePort(), Durability.FAST), _ -> {});
            running.start();
            var key = Files.readString(data.resolve("api-key")).strip();
            return new SuiteUnderTest(running, new Saldo(running.url(), key), new Broker(running.kafka()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
