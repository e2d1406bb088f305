package dev.saldo.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoopsTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void operationsAreDueAtASteadyRateWithoutDrift() {
        assertThat(OpenLoop.due(0, 3)).isZero();
        assertThat(OpenLoop.due(3, 3)).isEqualTo(1_000_000_000);
        assertThat(OpenLoop.due(3_000_000, 3)).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void asManyAreDueAsTheRateSays() {
        assertThat(OpenLoop.arrivals(100, Duration.ofSeconds(5))).isEqualTo(500);
        assertThat(OpenLoop.arrivals(0.1, Duration.ofSeconds(1))).isEqualTo(1);
    }

    @Test
    void anOpenLoopBeginsAllThatAreDueThoughNoneHasEnded() {
        var begun = new CopyOnWriteArrayList<CompletableFuture<Void>>();

        var latency = OpenLoop.run(
                index -> {
                    var operation = new CompletableFuture<Void>();
                    begun.add(operation);
                    if (index == 9) {
                        begun.forEach(waiting -> waiting.complete(null));
                    }
                    return operation;
                },
                200,
                SHORT);

        assertThat(begun).hasSize(10);
        assertThat(latency.count()).isEqualTo(10);
        assertThat(latency.failed()).isZero();
    }

    /** The first nine wait for the tenth, which is due 45 ms after the first: all of that counts. */
    @Test
    void timeRunsFromWhenAnOperationWasDue() {
        var waiting = new CopyOnWriteArrayList<CompletableFuture<Void>>();

        var latency = OpenLoop.run(
                index -> {
                    var operation = new CompletableFuture<Void>();
                    waiting.add(operation);
                    if (index == 9) {
                        waiting.forEach(one -> one.complete(null));
                    }
                    return operation;
                },
                200,
                SHORT);

        assertThat(latency.max()).isGreaterThanOrEqualTo(45);
    }

    @Test
    void anOpenLoopCountsWhatFails() {
        var latency = OpenLoop.run(
                index -> {
                    if (index == 0) {
                        throw new IllegalStateException("no");
                    }
                    return index == 1
                            ? CompletableFuture.failedFuture(new IllegalStateException("neither"))
                            : CompletableFuture.completedFuture(null);
                },
                200,
                SHORT);

        assertThat(latency.failed()).isEqualTo(2);
        assertThat(latency.count()).isEqualTo(8);
        assertThat(latency.failure()).contains("no");
    }

    @Test
    void aClosedLoopKeepsAllClientsBusyAndCountsWhatFails() {
        var most = new AtomicInteger();
        var busy = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var peak = ClosedLoop.run(
                    index -> CompletableFuture.runAsync(
                            () -> {
                                most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                                busy.decrementAndGet();
                                if (index == 3) {
                                    throw new IllegalStateException("the fourth");
                                }
                            },
                            threads),
                    4,
                    SHORT);

            assertThat(peak.operations()).isGreaterThanOrEqualTo(3);
            assertThat(peak.failed()).isEqualTo(1);
            assertThat(peak.failure()).contains("the fourth");
            assertThat(most).hasValueLessThanOrEqualTo(4);
        }
    }

    @Test
    void aBatchCountsForAllThatIsInIt() {
        try (var threads = Executors.newFixedThreadPool(1)) {
            var side = new LoadSide("batches", _ -> CompletableFuture.runAsync(() -> {}, threads), 1, 100);

            assertThat(side.peak(SHORT).operations() % 100).isZero();
            var latency = side.latency(2_000, SHORT);
            assertThat(latency.count()).isEqualTo(1);
            assertThat(latency.perSecond()).isEqualTo(2_000);
        }
    }

    @Test
    void aMedianOfLatenciesKeepsTheLongest() {
        var rounds =
                LongStream.of(1, 2, 30).mapToObj(millis -> Latency.once(millis)).toList();

        var median = Latency.median(rounds);

        assertThat(List.of(median.p50(), median.p99(), median.max())).containsExactly(2.0, 2.0, 30.0);
        assertThat(median.count()).isEqualTo(3);
    }
}
