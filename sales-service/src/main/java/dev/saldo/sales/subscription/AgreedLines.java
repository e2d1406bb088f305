package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.MarginLine;
import dev.saldo.sales.tariff.PricedLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a step agrees on: a whole period of each item, after discounts and without taxes or fees for setting it up. */
@Pure
final class AgreedLines {

    private final Step step;
    private final Facts facts;

    private AgreedLines(Step step, Facts facts) {
        this.step = step;
        this.facts = facts;
    }

    /** Nothing of what settles no prices, of what nobody supplies, and of what a change leaves as it was. */
    static List<MarginLine> of(Step step, Facts facts) {
        return step.act().settlesPrices() ? new AgreedLines(step, facts).all() : List.of();
    }

    private List<MarginLine> all() {
        var agreed = agreed();
        var lines = Recurring.lines(agreed);
        var before = isChange() ? before() : Map.<UUID, Before>of();
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(index -> {
                    var item = agreed.items().get(index);
                    var price = net(lines.get(index));
                    var old = before.get(item.id());
                    return old != null && old.isNotUndercutBy(item, price)
                            ? Stream.empty()
                            : line("/lines/" + index, item, price);
                })
                .toList();
    }

    /** With the discounts as they were: a change that begins a period uses one of theirs up. */
    private Subscription agreed() {
        var after = step.after();
        var planned = step.act() == Act.SCHEDULE_CHANGE ? after.state().change() : null;
        return step.before().items(planned == null ? after.items() : planned.items());
    }

    private boolean isChange() {
        return step.act() == Act.CHANGE || step.act() == Act.SCHEDULE_CHANGE;
    }

    private Map<UUID, Before> before() {
        var items = step.before().items();
        var lines = Recurring.lines(step.before());
        var before = new HashMap<UUID, Before>();
        for (var index = 0; index < items.size(); index++) {
            before.put(items.get(index).id(), new Before(items.get(index), net(lines.get(index))));
        }
        return before;
    }

    private Stream<MarginLine> line(String pointer, Item item, Money price) {
        var plan = item.plan();
        var supply = facts.supplyNow(plan);
        return supply == null
                ? Stream.empty()
                : Stream.of(new MarginLine(
                        pointer, plan.productId(), supply.platformId(), item.quantity(), price, supply.buyingPrice()));
    }

    private static Money net(PricedLine line) {
        return line.total().minus(line.tax());
    }

    private record Before(Item item, Money price) {

        boolean isNotUndercutBy(Item after, Money priceAfter) {
            return after.costsLike(item) && priceAfter.compareTo(price) >= 0;
        }
    }
}
