package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.money.Split;
import dev.saldo.sales.pricing.QuotedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Spreads what a sale's credits had cost over its lines. */
@Pure
final class LandedCosts {

    private LandedCosts() {}

    /** @param costs by platform */
    static List<QuotedLine> spread(List<QuotedLine> lines, Map<UUID, Money> costs) {
        var landed = new ArrayList<>(lines);
        costs.forEach((platform, cost) -> spread(landed, platform, cost));
        return List.copyOf(landed);
    }

    private static void spread(List<QuotedLine> lines, UUID platform, Money cost) {
        var there = IntStream.range(0, lines.size())
                .filter(index -> platform.equals(lines.get(index).platformId()))
                .boxed()
                .toList();
        var weights = there.stream().map(index -> weightOf(lines.get(index))).toList();
        if (weights.stream().allMatch(weight -> weight == 0)) {
            return;
        }
        var parts = Split.byWeight(cost, weights);
        for (var place = 0; place < parts.size(); place++) {
            var index = there.get(place);
            lines.set(index, lines.get(index).landed(parts.get(place)));
        }
    }

    private static long weightOf(QuotedLine line) {
        return line.price()
                .map(price -> price.cost(line.wish().quantity()).minor())
                .orElse(0L);
    }
}
