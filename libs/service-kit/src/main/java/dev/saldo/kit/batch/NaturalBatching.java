package dev.saldo.kit.batch;

import dev.saldo.kit.inbox.Faults;
import dev.saldo.kit.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Gathers work without making anybody wait for company: what arrives at rest is worked on at once, and whatever arrives
 * while that commits is the next batch. Batches follow each other in the order of arrival, one at a time. A batch that
 * fails is tried one by one, so that an item which cannot be done harms only itself.
 *
 * @param <T> an item
 * @param <R> what becomes of it; refusals are values
 */
public final class NaturalBatching<T, R> {

    private record Waiting<T, R>(T item, Sinks.One<R> answer) {}

    private final Function<List<T>, Mono<List<R>>> work;
    private final int largest;
    private final int capacity;
    private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    /** What is queued or worked on. */
    private final AtomicInteger present = new AtomicInteger();
    /** Arrivals that the present round of work has yet to look for; whoever raises it from 0 begins that round. */
    private final AtomicInteger arrivals = new AtomicInteger();

    /**
     * @param work answers every item, in their order; runs without the context of whoever brought them
     * @param largest how many items a batch has at most
     * @param capacity how many items may be queued or worked on; further ones are refused with 503
     */
    public NaturalBatching(Function<List<T>, Mono<List<R>>> work, int largest, int capacity) {
        this.work = work;
        this.largest = largest;
        this.capacity = capacity;
    }

    /** The answer to the item. The work is done even if nobody waits for it any longer. */
    public Mono<R> submit(T item) {
        return Mono.defer(() -> {
            if (present.incrementAndGet() > capacity) {
                present.decrementAndGet();
                return Mono.error(Problem.overloaded());
            }
            var waiting = new Waiting<T, R>(item, Sinks.one());
            queue.add(waiting);
            if (arrivals.getAndIncrement() == 0) {
                begin();
            }
            return waiting.answer().asMono();
        });
    }

    /** How many items are queued or worked on. */
    public int present() {
        return present.get();
    }

    /** Batch after batch until nothing is left. */
    private void begin() {
        var seen = new AtomicInteger(1);
        Mono.defer(() -> {
                    seen.set(arrivals.get());
                    return workOn(next());
                })
                .repeat(() -> !queue.isEmpty() || arrivals.addAndGet(-seen.get()) > 0)
                .subscribe();
    }

    private List<Waiting<T, R>> next() {
        var batch = new ArrayList<Waiting<T, R>>();
        while (batch.size() < largest) {
            var waiting = queue.poll();
            if (waiting == null) {
                break;
            }
            batch.add(waiting);
        }
        return batch;
    }

    private Mono<Void> workOn(List<Waiting<T, R>> batch) {
        return batch.isEmpty()
                ? Mono.empty()
                : answer(batch)
                        .onErrorResume(failure -> failed(batch, failure))
                        .doFinally(_ -> present.addAndGet(-batch.size()));
    }

    /** Not again when the surroundings failed: a commit whose answer got lost may have happened. */
    private Mono<Void> failed(List<Waiting<T, R>> batch, Throwable failure) {
        if (batch.size() == 1 || Faults.isTransient(failure)) {
            batch.forEach(waiting -> waiting.answer().tryEmitError(failure));
            return Mono.empty();
        }
        return Flux.fromIterable(batch)
                .map(List::of)
                .concatMap(alone -> answer(alone).onErrorResume(own -> failed(alone, own)))
                .then();
    }

    private Mono<Void> answer(List<Waiting<T, R>> batch) {
        return Mono.defer(() -> work.apply(batch.stream().map(Waiting::item).toList()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a batch without answers")))
                .doOnNext(answers -> hand(batch, answers))
                .then();
    }

    private static <T, R> void hand(List<Waiting<T, R>> batch, List<R> answers) {
        if (answers.size() != batch.size()) {
            throw new IllegalStateException("%d answers to %d items".formatted(answers.size(), batch.size()));
        }
        for (var index = 0; index < batch.size(); index++) {
            batch.get(index).answer().tryEmitValue(answers.get(index));
        }
    }
}
