package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.cycle.Share;
import dev.saldo.sales.tariff.LineItem;
import dev.saldo.sales.tariff.LinePricing;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.TaxTerm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a subscription is billed for a period. Each item is a line: its price of a whole period times the part of it that
 * is billed, half up at the minor unit; its discount likewise.
 */
@Pure
final class Billing {

    /**
     * What there is to bill.
     *
     * @param items as they are once this is billed
     */
    record Bill(List<PricedLine> lines, Map<UUID, Money> costs, List<Item> items) {

        Bill and(Pending pending) {
            var all = new ArrayList<>(lines);
            all.addAll(pending.lines());
            var sums = new HashMap<>(costs);
            pending.costs().forEach((platform, cost) -> sums.merge(platform, cost, Money::plus));
            return new Bill(List.copyOf(all), Map.copyOf(sums), items);
        }
    }

    private final Subscription subscription;
    private final Facts facts;

    Billing(Subscription subscription, Facts facts) {
        this.subscription = subscription;
        this.facts = facts;
    }

    /** Days of a whole period; often all of them. */
    Bill period(Period days, Period whole) {
        var share = days.equals(whole) ? Share.ALL : facts.proration().part(days, whole, subscription.interval());
        var items = subscription.items();
        var discounts = discounts(items, Reduction::isLeft);
        var lines = new ArrayList<PricedLine>();
        var costs = new HashMap<UUID, Money>();
        var paid = new ArrayList<Item>();
        for (var index = 0; index < items.size(); index++) {
            var item = items.get(index);
            var price = Paid.of(item, discounts.get(index), whole, subscription.interval());
            lines.add(line(item, price, days, share));
            add(costs, cost(item, share));
            paid.add(item.paid(price));
        }
        return new Bill(lines, costs, paid);
    }

    /** What beginning with the items costs once; no discount lowers it. */
    List<PricedLine> setupFees(Collection<Item> begun) {
        return begun.stream()
                .flatMap(item -> {
                    var fee = item.plan().tariff().setupFee();
                    return fee == null || fee.isZero() ? Stream.empty() : Stream.of(setupFee(item, fee));
                })
                .toList();
    }

    /** What the items are lowered by in a whole period such as the present one; by item. */
    List<Money> discounts(List<Item> items) {
        return discounts(items, reduction -> reduction.isOf(subscription.state().number()));
    }

    private List<Money> discounts(List<Item> items, Predicate<Reduction> given) {
        var wholes =
                items.stream().map(item -> item.whole(subscription.currency())).toList();
        var terms = subscription.reductions().stream()
                .filter(given)
                .map(Reduction::term)
                .toList();
        return LinePricing.reductions(wholes, terms, subscription.currency());
    }

    /** A part of what an item costs. */
    PricedLine line(Item item, Paid price, Period days, Share share) {
        return line(
                item,
                price.taxes(),
                days,
                share.of(price.price(), currency()),
                share.of(price.discount().amount(), currency()));
    }

    /** The other way round: what is left of what was paid for it, with the taxes it was billed with. */
    PricedLine unused(Item item, Paid paid, Period days, Share share) {
        return line(
                item,
                paid.taxes(),
                days,
                share.of(paid.price(), currency()).negated(),
                share.of(paid.discount().amount(), currency()).negated());
    }

    /** What an item takes at its platform, half up at the minor unit. */
    Map.Entry<UUID, Money> cost(Item item, Share share) {
        var supply = facts.supplyOf(item.plan());
        var unit = supply.buyingPrice();
        if (!unit.currency().equals(currency())) {
            throw new Unbillable(Unbillable.Cause.CURRENCY_MISMATCH, item.plan().name());
        }
        var whole = unit.amount().multiply(BigDecimal.valueOf(item.quantity()));
        return Map.entry(supply.platformId(), share.of(whole, currency()));
    }

    static void add(Map<UUID, Money> costs, Map.Entry<UUID, Money> cost) {
        if (cost.getValue().isPositive()) {
            costs.merge(cost.getKey(), cost.getValue(), Money::plus);
        }
    }

    private static PricedLine line(Item item, List<TaxTerm> taxes, Period days, Money amount, Money discount) {
        var plan = item.plan();
        return PricedLine.of(
                new LineItem(plan.name(), plan.sku(), days, item.quantity(), amount, true), discount, taxes);
    }

    private PricedLine setupFee(Item item, Money fee) {
        var amount = Money.rounded(fee.amount(), currency(), RoundingMode.HALF_UP);
        return PricedLine.of(
                new LineItem(item.plan().name() + ", setup", item.plan().sku(), null, 1, amount, false),
                Money.zero(currency()),
                item.plan().taxes());
    }

    private Currency currency() {
        return subscription.currency();
    }
}
