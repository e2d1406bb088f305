package dev.saldo.benchmarks.measure;

import java.util.concurrent.CompletableFuture;

/** One operation of a load, begun without waiting for its end. */
@FunctionalInterface
public interface Operation {

    /** @param index counts the operations of a load from 0 */
    CompletableFuture<?> begin(long index);
}
