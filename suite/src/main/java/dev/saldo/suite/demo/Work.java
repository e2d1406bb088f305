package dev.saldo.suite.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many things to do with a few hands. */
final class Work {

    private static final int CONCURRENCY = 16;

    private Work() {}

    /** Begins the items in their order and answers the results in it; the first failure ends everything. */
    static <T, R> List<R> inOrder(String task, List<T> items, Function<T, R> step) {
        try (var progress = Progress.of(task, items.size());
                var hands = Executors.newFixedThreadPool(
                        CONCURRENCY, Thread.ofVirtual().factory())) {
            var results = items.stream()
                    .map(item -> hands.submit(() -> {
                        var result = step.apply(item);
                        progress.step();
                        return result;
                    }))
                    .toList();
            return results.stream().map(result -> get(result, hands)).toList();
        }
    }

    private static <R> R get(Future<R> result, ExecutorService hands) {
        try {
            return result.get();
        } catch (ExecutionException failure) {
            hands.shutdownNow();
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (InterruptedException _) {
            hands.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }
}
