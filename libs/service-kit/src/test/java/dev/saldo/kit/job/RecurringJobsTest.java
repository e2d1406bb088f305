package dev.saldo.kit.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class RecurringJobsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> done = new ArrayList<>();
    private VirtualTimeScheduler time;

    @BeforeEach
    void stopTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGoOn() {
        VirtualTimeScheduler.reset();
    }

    private record Job(String name, Duration firstAfter, Duration every, Supplier<Mono<Void>> work)
            implements RecurringJob {

        @Override
        public Mono<Void> round() {
            return work.get();
        }
    }

    @Test
    void eachJobHasItsOwnIntervals() {
        started(
                new Job("often", SECOND, SECOND, () -> note("often")),
                new Job("at once and seldom", Duration.ZERO, Duration.ofMillis(2500), () -> note("seldom")));

        time.advanceTimeBy(Duration.ofMillis(500));
        assertThat(done).containsExactly("seldom");

        time.advanceTimeBy(SECOND.multipliedBy(3));
        assertThat(done).containsExactly("seldom", "often", "often", "seldom", "often");
    }

    @Test
    void aRoundThatFailsIsCountedAndTheNextOneComes() {
        started(
                every("fails", () -> note("tried").then(Mono.error(new IllegalStateException("the database is away")))),
                every("throws", () -> {
                    throw new IllegalStateException("not even a publisher");
                }),
                every("fares well", () -> note("done")));

        time.advanceTimeBy(SECOND.multipliedBy(2));

        assertThat(done).containsExactly("tried", "done", "tried", "done");
        assertThat(failuresOf("fails")).isEqualTo(2);
        assertThat(failuresOf("throws")).isEqualTo(2);
        assertThat(failuresOf("fares well")).isZero();
    }

    @Test
    void roundsOfAJobNeitherOverlapNorCatchUp() {
        var end = Sinks.empty();
        started(every("long", () -> note("begun").then(end.asMono()).then()));

        time.advanceTimeBy(SECOND.multipliedBy(60));
        assertThat(done).containsExactly("begun");

        end.tryEmitEmpty();
        assertThat(done).containsExactly("begun");
        time.advanceTimeBy(SECOND);
        assertThat(done).containsExactly("begun", "begun");
    }

    @Test
    void stoppingCancelsTheRoundThatIsUnderWayAndAllThatWereToCome() {
        var jobs = started(
                every("long", () -> Mono.<Void>never().doOnCancel(() -> done.add("cancelled"))),
                every("short", () -> note("done")));
        time.advanceTimeBy(SECOND);

        jobs.stop();
        time.advanceTimeBy(SECOND.multipliedBy(60));

        assertThat(done).containsExactly("done", "cancelled");
        assertThat(jobs.isRunning()).isFalse();
    }

    private RecurringJobs started(RecurringJob... jobs) {
        var running = new RecurringJobs(List.of(jobs), meters);
        running.start();
        assertThat(running.isRunning()).isTrue();
        return running;
    }

    private static Job every(String name, Supplier<Mono<Void>> work) {
        return new Job(name, SECOND, SECOND, work);
    }

    private Mono<Void> note(String what) {
        return Mono.fromRunnable(() -> done.add(what));
    }

    private double failuresOf(String job) {
        return meters.get("saldo.job.failures").tag("name", job).counter().count();
    }
}
