package dev.saldo.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures two sides in turns, so that whatever else the machine does meets both of them. */
public final class Rounds {

    /** By how much a side has to go faster than before for its warm-up to go on. */
    private static final double GAIN = 1.05;

    /** How often in a row it may fail to: what the compiler is at in the background shows a while after it began. */
    private static final int PATIENCE = 5;

    /** How many times the rate of the measurement, which may be too low for a compiler to notice what matters. */
    private static final int WARM_UP_RATE = 4;

    private final Side subject;
    private final @Nullable Side reference;
    private final Effort effort;
    private final Consumer<String> progress;

    /** @param progress is told what is being done */
    public Rounds(Side subject, @Nullable Side reference, Effort effort, Consumer<String> progress) {
        this.subject = subject;
        this.reference = reference;
        this.effort = effort;
        this.progress = progress;
    }

    /** What was measured on both sides. */
    public record Pair(Measured subject, @Nullable Measured reference) {}

    private record Turns<T>(List<T> subject, List<T> reference) {}

    public Pair measure(Load load) {
        return switch (load) {
            case Load.OwnPeak _ -> peaksAndLatencies(false);
            case Load.SamePeak _ -> peaksAndLatencies(true);
            case Load.Fixed(var perSecond) -> atRate(perSecond);
            case Load.Once(var atMost) -> {
                var turns = inTurns("once", Math.min(effort.rounds(), atMost), side -> side.latency(0, effort.round()));
                yield pair(none(), turns);
            }
            case Load.Batch(var atMost) -> {
                var turns = inTurns("batch", Math.min(effort.rounds(), atMost), side -> side.peak(effort.round()));
                yield pair(turns, new Turns<>(wholes(turns.subject()), wholes(turns.reference())));
            }
        };
    }

    private Pair peaksAndLatencies(boolean same) {
        progress.accept("warming up");
        warmUp(side -> side.peak(effort.warmUp()).perSecond());
        var peaks = inTurns("peak", effort.rounds(), side -> side.peak(effort.round()));
        var half = halfOfPeak(peaks.subject());
        var otherHalf = reference == null ? half : halfOfPeak(peaks.reference());
        var slower = Math.min(half, otherHalf);
        var latencies = inTurns(
                "latency",
                effort.rounds(),
                side -> side.latency(same ? slower : half, effort.round()),
                side -> side.latency(same ? slower : otherHalf, effort.round()));
        return pair(peaks, latencies);
    }

    private Pair atRate(double perSecond) {
        progress.accept("warming up");
        warmUp(side ->
                1 / side.latency(WARM_UP_RATE * perSecond, effort.warmUp()).p50());
        return pair(none(), inTurns("latency", effort.rounds(), side -> side.latency(perSecond, effort.round())));
    }

    private void warmUp(ToDoubleFunction<Side> speed) {
        untilNoFaster(subject, speed);
        if (reference != null) {
            untilNoFaster(reference, speed);
        }
    }

    /** A compiler takes its time, and no side shall be measured before it is done. */
    private void untilNoFaster(Side side, ToDoubleFunction<Side> speed) {
        var fastest = 0.0;
        var noFaster = 0;
        for (var attempt = 0; attempt < effort.warmUps() && noFaster < PATIENCE; attempt++) {
            var now = speed.applyAsDouble(side);
            noFaster = now < fastest * GAIN ? noFaster + 1 : 0;
            fastest = Math.max(fastest, now);
        }
    }

    private <T> Turns<T> inTurns(String what, int rounds, Function<Side, T> work) {
        return inTurns(what, rounds, work, work);
    }

    /** The first of a round is the second of the next. */
    private <T> Turns<T> inTurns(String what, int rounds, Function<Side, T> ofSubject, Function<Side, T> ofReference) {
        var turns = new Turns<T>(new ArrayList<>(), new ArrayList<>());
        for (var round = 0; round < rounds; round++) {
            progress.accept("%s, round %d of %d".formatted(what, round + 1, rounds));
            if (round % 2 == 0) {
                turns.subject().add(ofSubject.apply(subject));
            }
            if (reference != null) {
                turns.reference().add(ofReference.apply(reference));
            }
            if (round % 2 == 1) {
                turns.subject().add(ofSubject.apply(subject));
            }
        }
        return turns;
    }

    private static double halfOfPeak(List<Peak> peaks) {
        return Math.max(1, Median.of(peaks.stream().mapToDouble(Peak::perSecond)) / 2);
    }

    private static List<Latency> wholes(List<Peak> batches) {
        return batches.stream().map(batch -> Latency.once(batch.millis())).toList();
    }

    private static <T> Turns<T> none() {
        return new Turns<>(List.of(), List.of());
    }

    private Pair pair(Turns<Peak> peaks, Turns<Latency> latencies) {
        return new Pair(
                new Measured(subject.name(), peaks.subject(), latencies.subject(), subject.more()),
                reference == null
                        ? null
                        : new Measured(reference.name(), peaks.reference(), latencies.reference(), reference.more()));
    }
}
