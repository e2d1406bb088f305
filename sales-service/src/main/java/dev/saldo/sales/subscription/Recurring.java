package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.tariff.LinePricing;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.Totals;
import java.util.List;
import java.util.stream.IntStream;

/** What a whole period of a subscription comes to, as things are now. */
@Pure
final class Recurring {

    private Recurring() {}

    /** One line an item, without days. */
    static List<PricedLine> lines(Subscription subscription) {
        var items = subscription.items();
        var wholes =
                items.stream().map(item -> item.whole(subscription.currency())).toList();
        var terms = subscription.reductions().stream()
                .filter(Reduction::isLeft)
                .map(Reduction::term)
                .toList();
        var discounts = LinePricing.reductions(wholes, terms, subscription.currency());
        return IntStream.range(0, items.size())
                .mapToObj(index -> PricedLine.of(
                        wholes.get(index),
                        discounts.get(index),
                        items.get(index).plan().taxes()))
                .toList();
    }

    static Totals totals(Subscription subscription) {
        return Totals.of(lines(subscription), subscription.currency());
    }
}
