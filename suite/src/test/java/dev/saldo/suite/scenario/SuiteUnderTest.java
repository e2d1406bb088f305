package dev.saldo.suite.scenario;

import dev.saldo.engines.Durability;
import dev.saldo.issuer.NewAccount;
import dev.saldo.suite.RunningSuite;
import dev.saldo.suite.SuiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The suite in this JVM, on data that nobody needs afterwards. */
record SuiteUnderTest(RunningSuite running, Saldo saldo, Broker broker, List<NewAccount> accounts)
        implements AutoCloseable {

    static SuiteUnderTest start() {
        try {
            // Everybody asks everything from one address here.
            System.setProperty("saldo.rate-limit.failures-per-minute", "1000000");
            var data = Files.createTempDirectory("saldo-scenarios");
            var accounts = new CopyOnWriteArrayList<NewAccount>();
            var options = new SuiteOptions(data, freePort(), Durability.FAST);
            var running = new RunningSuite(options, _ -> {}, accounts::addAll);
            running.start();
            var key = Files.readString(data.resolve("api-key")).strip();
            return new SuiteUnderTest(running, new Saldo(running.url(), key), new Broker(running.kafka()), accounts);
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
