package dev.saldo.sales.margin;

import dev.saldo.kit.Pure;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.LandedRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are under their margin floor: the larger one of their product and of the platform they are bought at.
 *
 * @param approval what holds instead of the floors; null where nobody approved anything
 */
@Pure
public record Margins(Assortment known, @Nullable Approval approval) {

    /** Lines without a floor, or without a cost that could be compared, are never under it. */
    public List<Breach> breaches(List<MarginLine> lines) {
        return lines.stream().flatMap(this::breach).toList();
    }

    private Stream<Breach> breach(MarginLine line) {
        var floor = floor(line);
        return floor == null || floor.admits(line.price()) ? Stream.empty() : Stream.of(breach(line, floor));
    }

    private static Breach breach(MarginLine line, MarginFloor floor) {
        var decimals = line.price().currency().getDefaultFractionDigits();
        return new Breach(line.pointer(), line.price(), floor.least(decimals));
    }

    private @Nullable MarginFloor floor(MarginLine line) {
        var product = known.product(line.productId());
        var platform = known.platform(line.platformId());
        var percent = holding(larger(
                product == null ? null : product.marginFloor(), platform == null ? null : platform.marginFloor()));
        return percent == null || !line.isComparable()
                ? null
                : new MarginFloor(line.credits(), platform == null ? LandedRate.PAR : platform.landed(), percent);
    }

    /** What was approved, unless the floor is lower anyway: an approval makes nothing dearer. */
    private @Nullable BigDecimal holding(@Nullable BigDecimal floor) {
        if (floor == null || approval == null) {
            return floor;
        }
        var approved = approval.marginFloor();
        return approved == null ? null : floor.min(approved);
    }

    private static @Nullable BigDecimal larger(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::max)
                .orElse(null);
    }
}
