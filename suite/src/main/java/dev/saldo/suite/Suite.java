package dev.saldo.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The process of the suite. In its data directory it keeps, while it lives, {@code suite.pid}, and while everything
 * answers, {@code ready}; SIGTERM ends it in order, and after SIGKILL the next start recovers.
 */
public final class Suite {

    private static final String PID = "suite.pid";
    private static final String READY = "ready";

    private final SuiteOptions options;
    private final Terminal terminal;
    private final RunningSuite running;

    private Suite(SuiteOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
        this.running = new RunningSuite(options, System.out::println, terminal::show);
    }

    /** Standard output tells the steps of the start, one a line, to whoever waits for it; the log is in a file. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var options = SuiteOptions.of(arguments);
            System.setProperty("saldo.logs", options.data().resolve("logs").toString());
            // Tomcat's, which would come to standard error
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
            new Suite(options, Terminal.of(arguments)).run();
        } catch (CannotStart problem) {
            System.out.println(problem.getMessage());
            System.exit(1);
        } catch (IOException | RuntimeException failure) {
            System.out.println("Saldo cannot start: " + failure);
            log().error("cannot start", failure);
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(options.data());
        try (var _ = lock()) {
            Files.deleteIfExists(file(READY));
            Files.writeString(file(PID), ProcessHandle.current().pid() + "\n");
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
            running.start();
            terminal.end();
            announce();
            Thread.currentThread().join();
        }
    }

    private FileLock lock() throws IOException {
        var channel = FileChannel.open(file("suite.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            throw new CannotStart("Another Saldo runs on the data in %s.".formatted(options.data()));
        }
        return lock;
    }

    private void announce() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("pid", ProcessHandle.current().pid());
        facts.put("url", running.url());
        facts.put("issuer", running.issuer());
        running.addresses().forEach((service, address) -> facts.put("service." + service, address));
        Facts.write(file(READY), facts);
        System.out.println("Ready at " + running.url());
    }

    private void end() {
        try {
            Files.deleteIfExists(file(READY));
            running.close();
            Files.deleteIfExists(file(PID));
        } catch (IOException failure) {
            log().error("cannot end in order", failure);
        }
    }

    private Path file(String name) {
        return options.data().resolve(name);
    }

    /** Not a constant: logging begins when its directory is known. */
    private static Logger log() {
        return LoggerFactory.getLogger(Suite.class);
    }
}
