package dev.saldo.benchmarks.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Medians: one round in which the machine was busy with something else does not move them. */
final class Median {

    private Median() {}

    /** Between the two middle ones when their number is even. */
    static double of(DoubleStream values) {
        var sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values have no median");
        }
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Of the ratios within each round, because both sides of a round met the same machine. */
    static <T> double ofRatios(List<T> subject, List<T> reference, ToDoubleFunction<T> figure) {
        return of(IntStream.range(0, Math.min(subject.size(), reference.size()))
                .mapToDouble(round ->
                        figure.applyAsDouble(subject.get(round)) / figure.applyAsDouble(reference.get(round))));
    }
}
