package dev.saldo.sales.subscription;

import static java.util.Objects.requireNonNull;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.cycle.Share;
import dev.saldo.sales.tariff.PricedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a change of items in the middle of a period costs. What is given back is measured by how the present period was
 * billed, never by the last order or by today's prices, so that any number of changes in a period adds up.
 */
@Pure
final class Changing {

    private final Subscription subscription;
    private final Period period;
    private final Facts facts;
    private final Billing billing;
    private final Map<UUID, Item> before;

    /**
     * As of now; or as of the beginning of a pause after which the days that are left are to be used.
     *
     * @param subscription in a period that is paid for, or would have been
     */
    Changing(Subscription subscription, Facts facts) {
        this.subscription = subscription;
        var state = subscription.state();
        this.period = requireNonNull(state.period());
        this.facts =
                state.keepsPaidDays() ? facts.at(requireNonNull(state.rest()).from()) : facts;
        this.billing = new Billing(subscription, facts);
        this.before = subscription.items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }

    /** Within the present period. */
    Billing.Bill to(List<Item> after, ProrationMode mode) {
        var whole = whole();
        var rest = rest(whole);
        var discounts = billing.discounts(after);
        var lines = new ArrayList<PricedLine>();
        var costs = new HashMap<UUID, Money>();
        if (mode.isProrated()) {
            gone(after).forEach(item -> lines.addAll(unused(item)));
        }
        var items = new ArrayList<Item>();
        for (var index = 0; index < after.size(); index++) {
            var item = after.get(index);
            var old = before.get(item.id());
            if (old != null && item.costsLike(old)) {
                items.add(item.paid(old.paid()));
                continue;
            }
            switch (mode) {
                case PRORATE_NOW, PRORATE_NEXT -> {
                    var price = Paid.of(item, discounts.get(index), whole, subscription.interval());
                    lines.add(billing.line(item, price, remaining(), rest));
                    Billing.add(costs, further(old, item, rest));
                    items.add(item.paid(price));
                }
                case FULL_NOW, FULL_NEXT -> {
                    var price = Paid.of(item, discounts.get(index), remaining(), daysOf(remaining()));
                    lines.add(billing.line(item, price, remaining(), Share.ALL));
                    Billing.add(costs, billing.cost(item, Share.ALL));
                    items.add(item.paid(price));
                }
                case NONE -> items.add(item.paid(old == null ? null : old.paid()));
            }
        }
        lines.addAll(setupFees(after));
        return new Billing.Bill(List.copyOf(lines), Map.copyOf(costs), List.copyOf(items));
    }

    /** Of the add-ons that are new; whoever changes to another plan is set up already. */
    List<PricedLine> setupFees(List<Item> after) {
        return billing.setupFees(
                after.stream().filter(item -> !before.containsKey(item.id())).toList());
    }

    /**
     * With another billing period, which begins today: what is left is given back, and the first period charged.
     *
     * @param days of the first period
     * @param whole the period they are part of
     */
    Billing.Bill restarted(Subscription next, Period days, Period whole) {
        var lines = new ArrayList<PricedLine>();
        subscription.items().forEach(item -> lines.addAll(unused(item)));
        var bill = new Billing(next, facts).period(days, whole);
        lines.addAll(bill.lines());
        return new Billing.Bill(List.copyOf(lines), less(bill.costs(), subscription.main()), bill.items());
    }

    /** Without the credits that were deducted for the days that are left of an item. */
    private Map<UUID, Money> less(Map<UUID, Money> costs, Item old) {
        var paid = old.paid();
        var further = new HashMap<>(costs);
        if (paid != null && facts.isSupplied(old.plan())) {
            var had = billing.cost(old, between(facts.now(), paid));
            further.computeIfPresent(had.getKey(), (_, cost) -> {
                var more = cost.minus(had.getValue());
                return more.isPositive() ? more : null;
            });
        }
        return Map.copyOf(further);
    }

    /** What is left of everything that was paid for. */
    List<PricedLine> unused() {
        return subscription.items().stream()
                .flatMap(item -> unused(item).stream())
                .toList();
    }

    private List<Item> gone(List<Item> after) {
        var kept = after.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        return subscription.items().stream()
                .filter(item -> {
                    var next = kept.get(item.id());
                    return next == null || !next.costsLike(item);
                })
                .toList();
    }

    private List<PricedLine> unused(Item item) {
        var paid = item.paid();
        if (paid == null || !facts.now().isBefore(facts.midnight(period.end()))) {
            return List.of();
        }
        var share = between(facts.now(), paid);
        return share.part() == 0 ? List.of() : List.of(billing.unused(item, paid, remaining(), share));
    }

    private Share between(Instant from, Paid paid) {
        return facts.proration().between(from, facts.midnight(period.end()), paid.whole(), paid.interval());
    }

    /** Credits that were deducted before are not lost: at the same platform only what is more is asked for. */
    private Map.Entry<UUID, Money> further(@Nullable Item old, Item item, Share rest) {
        var cost = billing.cost(item, rest);
        if (old == null || old.paid() == null || !facts.isSupplied(old.plan())) {
            return cost;
        }
        var had = billing.cost(old, rest);
        return had.getKey().equals(cost.getKey())
                ? Map.entry(cost.getKey(), cost.getValue().minus(had.getValue()))
                : cost;
    }

    private Share rest(Period whole) {
        return facts.proration().between(facts.now(), facts.midnight(period.end()), whole, subscription.interval());
    }

    /** The whole period the present one is, or is a part of: as it was billed, since a pause may have moved it. */
    private Period whole() {
        return subscription.items().stream()
                .map(Item::paid)
                .filter(paid -> paid != null && paid.interval().equals(subscription.interval()))
                .map(paid -> requireNonNull(paid).whole())
                .findFirst()
                .orElseGet(this::usual);
    }

    private Period usual() {
        var usual = requireNonNull(subscription.state().cycles()).around(period.start());
        return usual.end().isBefore(period.end()) ? period : usual;
    }

    /** What is charged in full for some days is no price of a month: what is left of it is counted in days. */
    private static Interval daysOf(Period days) {
        return new Interval(Interval.Unit.DAILY, Math.toIntExact(days.days()));
    }

    /** The days that are left, at least one: the day of a change belongs to what comes after. */
    private Period remaining() {
        var today = facts.today();
        return new Period(today.isBefore(period.start()) ? period.start() : today, period.end());
    }
}
