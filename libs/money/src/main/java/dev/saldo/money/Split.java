package dev.saldo.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount in proportion to weights so that the parts always add up to the whole. */
public final class Split {

    private Split() {}

    /**
     * Largest remainder: every part is rounded towards zero, then the units left over go one each to the parts with
     * the largest weight, the earlier one first among equals.
     *
     * @param weights at least one, none negative, not all zero
     */
    public static List<Money> byWeight(Money whole, List<Long> weights) {
        var total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative and must not all be zero: " + weights);
        }
        var parts = new ArrayList<Long>();
        for (var weight : weights) {
            parts.add(share(whole, weight, total));
        }
        hand(whole.minor() - parts.stream().mapToLong(Long::longValue).sum(), parts, weights);
        return parts.stream().map(minor -> new Money(minor, whole.currency())).toList();
    }

    private static long share(Money whole, long weight, BigInteger total) {
        return BigInteger.valueOf(whole.minor())
                .multiply(BigInteger.valueOf(weight))
                .divide(total)
                .longValueExact();
    }

    private static void hand(long remainder, List<Long> parts, List<Long> weights) {
        var unit = Long.signum(remainder);
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(weights::get, Comparator.reverseOrder()))
                .limit(Math.abs(remainder))
                .forEach(index -> parts.set(index, parts.get(index) + unit));
    }
}
