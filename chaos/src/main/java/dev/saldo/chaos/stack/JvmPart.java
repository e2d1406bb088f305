package dev.saldo.chaos.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service, the gateway or the broker: one small JVM. */
final class JvmPart extends Part {

    private static final List<String> OPTIONS = List.of(
            "-Xmx192m",
            "-XX:MaxDirectMemorySize=64m",
            // a service needs about as much; growing there step by step costs a full collection each
            "-XX:MetaspaceSize=128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.springframework.boot.logging.LoggingSystem=none");

    private final String classPath;
    private final Path logs;
    private final List<String> command;
    private volatile @Nullable Process process;

    /** @param command the main class, and what it is told */
    JvmPart(String name, String classPath, Path logs, List<String> command) {
        super(name);
        this.classPath = classPath;
        this.logs = logs.resolve(name);
        this.command = command;
    }

    @Override
    void start() {
        try {
            Files.createDirectories(logs);
            process = new ProcessBuilder(line())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            logs.resolve("console.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    void end() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    @Override
    List<ProcessHandle> processes() {
        var running = process;
        return running != null && running.isAlive() ? List.of(running.toHandle()) : List.of();
    }

    private List<String> line() {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(OPTIONS);
        line.add("-Dsaldo.logs=" + logs);
        line.addAll(List.of("-cp", classPath, Leash.class.getName()));
        line.addAll(command);
        return line;
    }
}
