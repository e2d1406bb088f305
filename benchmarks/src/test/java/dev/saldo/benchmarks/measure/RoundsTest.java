package dev.saldo.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Effort TWO_ROUNDS = new Effort(2, ROUND, WARM_UP, 1);

    private final List<String> told = new ArrayList<>();
    private final Side subject = new Noted("subject", 1_000);
    private final Side reference = new Noted("reference", 100);

    @Test
    void bothSidesWarmUpAndThenTakeTurnsInChangingOrder() {
        rounds(TWO_ROUNDS).measure(new Load.Fixed(50));

        assertThat(told)
                .containsExactly(
                        "subject at 200 for 10 s",
                        "reference at 200 for 10 s",
                        "subject at 50 for 5 s",
                        "reference at 50 for 5 s",
                        "reference at 50 for 5 s",
                        "subject at 50 for 5 s");
    }

    @Test
    void aSideThatGetsFasterAllTheTimeIsGivenTimeToDoSo() {
        var speeds = new ArrayDeque<>(
                List.of(100.0, 200.0, 290.0, 301.0, 303.0, 400.0, 390.0, 401.0, 395.0, 402.0, 400.0, 500.0));
        var warming = new Noted("warming", 0) {
            @Override
            public Peak peak(Duration time) {
                super.peak(time);
                return new Peak(speeds.remove(), 1, 0, null);
            }
        };
        new Rounds(warming, null, new Effort(1, ROUND, WARM_UP, 12), _ -> {}).measure(new Load.OwnPeak());

        assertThat(told)
                .startsWith(Collections.nCopies(11, "warming as fast as it goes for 10 s")
                        .toArray(String[]::new))
                .containsSequence("warming as fast as it goes for 5 s", "warming at 250 for 5 s");
    }

    @Test
    void atARateTheWarmUpEndsWhenItGetsNoFasterToo() {
        new Rounds(subject, null, new Effort(1, ROUND, WARM_UP, 12), _ -> {}).measure(new Load.Fixed(50));

        assertThat(told)
                .containsExactly(
                        "subject at 200 for 10 s",
                        "subject at 200 for 10 s",
                        "subject at 200 for 10 s",
                        "subject at 200 for 10 s",
                        "subject at 200 for 10 s",
                        "subject at 200 for 10 s",
                        "subject at 50 for 5 s");
    }

    @Test
    void latenciesAreThoseAtHalfOfEachSidesPeak() {
        var pair = rounds(TWO_ROUNDS).measure(new Load.OwnPeak());

        assertThat(pair.subject().latency().perSecond()).isEqualTo(500);
        assertThat(Objects.requireNonNull(pair.reference()).latency().perSecond())
                .isEqualTo(50);
        assertThat(pair.subject().throughput()).isEqualTo(1_000);
    }

    @Test
    void orThoseUnderTheSameLoad() {
        var pair = rounds(TWO_ROUNDS).measure(new Load.SamePeak());

        assertThat(pair.subject().latency().perSecond()).isEqualTo(50);
        assertThat(Objects.requireNonNull(pair.reference()).latency().perSecond())
                .isEqualTo(50);
    }

    @Test
    void whatIsDoneOnceARoundNeedsNoWarmUpAndNotManyRounds() {
        var pair = rounds(new Effort(9, ROUND, WARM_UP, 1)).measure(new Load.Once(1));

        assertThat(told).containsExactly("subject at 0 for 5 s", "reference at 0 for 5 s");
        assertThat(pair.subject().throughput()).isNull();
    }

    @Test
    void aBatchIsWorkedOffAsFastAsItGoesAndTakesAsLongAsAllOfItTakes() {
        var pair = rounds(new Effort(9, ROUND, WARM_UP, 1)).measure(new Load.Batch(1));

        assertThat(told).containsExactly("subject as fast as it goes for 5 s", "reference as fast as it goes for 5 s");
        assertThat(pair.subject().throughput()).isEqualTo(1_000);
        assertThat(pair.subject().latency().max()).isEqualTo(1);
        assertThat(Objects.requireNonNull(pair.reference()).latency().max()).isEqualTo(10);
    }

    @Test
    void aSideWithoutReferenceIsMeasuredAlone() {
        var pair = new Rounds(subject, null, TWO_ROUNDS, _ -> {}).measure(new Load.OwnPeak());

        assertThat(pair.reference()).isNull();
        assertThat(pair.subject().latency().perSecond()).isEqualTo(500);
        assertThat(told).allMatch(line -> line.startsWith("subject"));
    }

    private Rounds rounds(Effort effort) {
        return new Rounds(subject, reference, effort, _ -> {});
    }

    /** Writes down what it is asked for. */
    private class Noted implements Side {

        private final String name;
        private final double peak;

        Noted(String name, double peak) {
            this.name = name;
            this.peak = peak;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Peak peak(Duration time) {
            told.add("%s as fast as it goes for %d s".formatted(name, time.toSeconds()));
            return new Peak(peak, 1, 0, null);
        }

        @Override
        public Latency latency(double perSecond, Duration time) {
            told.add("%s at %.0f for %d s".formatted(name, perSecond, time.toSeconds()));
            return new Latency(perSecond, 1, 2, 3, 4, 1, 0, null);
        }
    }
}
