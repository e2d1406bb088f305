package dev.saldo.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server process a killed JVM leaves behind, and the {@code postmaster.pid} a killed server leaves behind. */
final class Postmaster {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Postmaster() {}

    /**
     * Makes the data directory free for a new server. Nothing is lost: a leftover server is asked for a fast shutdown,
     * and one that was killed is recovered by the next.
     */
    static void endLeftover(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        var process = Files.exists(pidFile) ? processIn(pidFile) : Optional.<ProcessHandle>empty();
        if (process.isEmpty()) {
            return;
        }
        if (serves(process.get(), data)) {
            stop(process.get(), pidFile);
        } else {
            // The number belongs to a stranger or a zombie, which the server would take for one of its own and refuse
            // to start.
            Files.delete(pidFile);
        }
    }

    /** The server and its children; empty when it does not run. */
    static List<ProcessHandle> processes(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        try {
            var postmaster = Files.exists(pidFile) ? processIn(pidFile) : Optional.<ProcessHandle>empty();
            return postmaster.filter(process -> serves(process, data)).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns when no process of the server is left that could hold its shared memory. */
    static void kill(Path data) {
        var processes = processes(data);
        processes.forEach(ProcessHandle::destroyForcibly);
        try {
            for (var process : processes) {
                awaitEnd(process);
            }
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        var exit = process.onExit();
        var end = System.nanoTime() + DEADLINE.toNanos();
        while (!exit.isDone() && !isZombie(process)) {
            if (System.nanoTime() > end) {
                throw new IOException("the process %d survives SIGKILL".formatted(process.pid()));
            }
            pause(exit);
        }
    }

    /** Dead, but nobody has asked for its exit status. */
    private static boolean isZombie(ProcessHandle process) {
        return process.info().commandLine().isEmpty();
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) throws IOException {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(command -> command.contains("postgres") && command.contains(data.toString()))
                .isPresent();
    }

    private static void stop(ProcessHandle postmaster, Path pidFile) throws IOException {
        // SIGINT is the fast shutdown; what ProcessHandle can send would wait for clients or skip the checkpoint.
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
        var exit = postmaster.onExit();
        var end = System.nanoTime() + DEADLINE.toNanos();
        // The file goes last; the process may stay for long as a zombie where nobody asks for its exit status.
        while (!exit.isDone() && Files.exists(pidFile)) {
            if (System.nanoTime() > end) {
                throw new IOException("the server %d left behind does not stop".formatted(postmaster.pid()));
            }
            pause(exit);
        }
    }

    private static void pause(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.copy().orTimeout(20, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException _) {
            // not yet
        }
    }
}
