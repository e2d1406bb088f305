package dev.saldo.identity;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several calls at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What they answered, in the same order. */
    public static <T> List<T> call(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
