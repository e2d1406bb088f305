package dev.saldo.suite.scenario;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same thing by many clients at the same moment. */
final class AtOnce {

    private AtOnce() {}

    static <T> List<T> times(int clients, Callable<T> act) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = IntStream.range(0, clients)
                    .mapToObj(_ -> threads.submit(act))
                    .toList();
            return acts.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(Future<T> act) {
        try {
            return act.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
