package dev.saldo.kit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.saldo.kit.web.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class NaturalBatchingTest {

    private final List<List<Integer>> batches = new ArrayList<>();
    private final List<Sinks.Empty<Void>> commits = new ArrayList<>();

    /** Each batch waits for its commit, and doubles its items. */
    private final NaturalBatching<Integer, Integer> doubling = new NaturalBatching<>(this::commitLater, 3, 5);

    @Test
    void theFirstGoesAtOnceAndWhatComesMeanwhileIsTheNextBatch() {
        var answers = submit(1, 2, 3);
        assertThat(batches).containsExactly(List.of(1));

        commit(0);
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
        assertThat(answers.getFirst()).isCompletedWithValue(2);
        assertThat(answers.get(1)).isNotDone();

        commit(1);
        assertThat(answers.get(2)).isCompletedWithValue(6);
        assertThat(doubling.present()).isZero();
    }

    @Test
    void aBatchHoldsNoMoreThanItMay() {
        submit(1, 2, 3, 4, 5);
        commit(0);
        commit(1);

        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void whatFindsNoRoomIsRefusedAtOnce() {
        submit(1, 2, 3, 4, 5);

        assertThatThrownBy(() -> doubling.submit(6).block())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("overloaded"));
        commit(0);
        assertThat(submit(7).getFirst()).isNotDone();
    }

    @Test
    void anItemThatCannotBeDoneHarmsOnlyItself() {
        var gate = Sinks.<Void>empty();
        var tried = new ArrayList<List<Integer>>();
        var work = new NaturalBatching<Integer, Integer>(
                items -> {
                    tried.add(items);
                    return gate.asMono()
                            .then(
                                    items.contains(2)
                                            ? Mono.error(new IllegalArgumentException("two"))
                                            : Mono.just(items));
                },
                10,
                10);
        var answers = IntStream.rangeClosed(0, 3)
                .mapToObj(item -> work.submit(item).toFuture())
                .toList();

        gate.tryEmitEmpty();

        assertThat(tried).containsExactly(List.of(0), List.of(1, 2, 3), List.of(1), List.of(2), List.of(3));
        assertThat(answers.get(1)).isCompletedWithValue(1);
        assertThat(answers.get(2)).isCompletedExceptionally();
        assertThat(answers.get(3)).isCompletedWithValue(3);
        assertThat(work.present()).isZero();
    }

    @Test
    void whatMayHaveCommittedIsNotTriedAgain() {
        var gate = Sinks.<Void>empty();
        var tries = new AtomicInteger();
        var work = new NaturalBatching<Integer, Integer>(
                items -> {
                    tries.incrementAndGet();
                    return gate.asMono().then(Mono.error(new IOException("connection lost")));
                },
                10,
                10);
        var answers = IntStream.range(0, 4)
                .mapToObj(item -> work.submit(item).toFuture())
                .toList();

        gate.tryEmitEmpty();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
        assertThat(tries).hasValue(2);
    }

    @Test
    void nothingIsLostOrDoubledBetweenManyThreads() {
        var done = new ConcurrentLinkedQueue<Integer>();
        var working = new AtomicInteger();
        var work = new NaturalBatching<Integer, Integer>(
                items -> Mono.fromCallable(() -> {
                            assertThat(working.getAndIncrement()).isZero();
                            done.addAll(items);
                            working.decrementAndGet();
                            return items;
                        })
                        .subscribeOn(Schedulers.parallel()),
                64,
                100_000);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = Flux.range(0, 50_000)
                    .flatMap(
                            item -> Mono.defer(() -> work.submit(item)).subscribeOn(Schedulers.fromExecutor(threads)),
                            2_000)
                    .collectList()
                    .block();

            assertThat(answers).hasSize(50_000).doesNotHaveDuplicates();
        }
        assertThat(done).hasSize(50_000);
        await().until(() -> work.present() == 0);
    }

    private Mono<List<Integer>> commitLater(List<Integer> items) {
        batches.add(items);
        commits.add(Sinks.empty());
        return commits.getLast()
                .asMono()
                .then(Mono.just(items.stream().map(item -> 2 * item).toList()));
    }

    private List<CompletableFuture<Integer>> submit(Integer... items) {
        return Flux.just(items)
                .map(item -> doubling.submit(item).toFuture())
                .collectList()
                .block();
    }

    private void commit(int batch) {
        commits.get(batch).tryEmitEmpty();
    }
}
