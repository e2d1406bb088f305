package dev.saldo.benchmarks.measure;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What went wrong under load: how often, and the first of it. */
public final class Failures {

    private final LongAdder count = new LongAdder();
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();

    public void add(Throwable failure) {
        add(failure.toString(), 1);
    }

    void add(String words, long times) {
        first.compareAndSet(null, words);
        count.add(times);
    }

    public long count() {
        return count.sum();
    }

    @Nullable
    String first() {
        return first.get();
    }
}
