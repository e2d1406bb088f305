package dev.saldo.suite;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several things at once, each on a thread of its own; returns when all are done. */
final class Parallel {

    private static final Logger log = LoggerFactory.getLogger(Parallel.class);

    private Parallel() {}

    /** Throws the first failure, after all have ended. */
    static void run(Runnable... tasks) {
        var all = Arrays.stream(tasks)
                .map(task -> CompletableFuture.runAsync(task, Thread.ofPlatform()::start))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** A part that does not close does not keep the others open. */
    static void close(@Nullable AutoCloseable... parts) {
        run(Arrays.stream(parts)
                .filter(Objects::nonNull)
                .map(part -> (Runnable) () -> closeOne(part))
                .toArray(Runnable[]::new));
    }

    private static void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            log.error("{} does not close", part, failure);
        }
    }
}
