package dev.saldo.sales.subscription;

import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import dev.saldo.sales.subscription.Decision.Refused;
import dev.saldo.sales.tariff.LineItem;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.TaxTerm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked of a subscription, with everything it needs to be decided: at once, to be shown, or again once
 * it was shown. Therefore it is kept as JSON.
 */
sealed interface Wish {

    Decision ask(Subscription present, Acts acts);

    /** What the subscription would be for. */
    default List<Item> items(Subscription present) {
        return present.items();
    }

    /** A moment, as it is kept. */
    record When(@Nullable LocalDate on, boolean atPeriodEnd) {

        static When of(Moment moment) {
            return switch (moment) {
                case Moment.Now _ -> new When(null, false);
                case Moment.PeriodEnd _ -> new When(null, true);
                case Moment.On(var day) -> new When(day, false);
            };
        }

        Moment moment() {
            if (atPeriodEnd) {
                return new Moment.PeriodEnd();
            }
            return on == null ? new Moment.Now() : new Moment.On(on);
        }
    }

    /**
     * Another plan, version, quantity or price. It takes the place of a change that is scheduled.
     *
     * @param main the item of its plan from then on
     */
    record Change(
            Item main,
            When when,
            ProrationMode mode,
            @Nullable Direction direction) implements Wish {

        @Override
        public List<Item> items(Subscription present) {
            var items = new ArrayList<>(present.items());
            items.set(0, main);
            return List.copyOf(items);
        }

        @Override
        public Decision ask(Subscription present, Acts acts) {
            return acts.change(items(present), when.moment(), mode, direction);
        }
    }

    /** Another plan beside the first. */
    record AddOn(Item addOn, When when, ProrationMode mode) implements Wish {

        @Override
        public List<Item> items(Subscription present) {
            var items = new ArrayList<>(present.items());
            items.add(addOn);
            return List.copyOf(items);
        }

        @Override
        public Decision ask(Subscription present, Acts acts) {
            return besideAChange(present, acts, items(present), when, mode);
        }
    }

    /** An add-on less. */
    record Removal(UUID item, When when, ProrationMode mode) implements Wish {

        @Override
        public List<Item> items(Subscription present) {
            var rest = present.items().stream()
                    .filter(one -> !one.id().equals(item))
                    .toList();
            if (rest.size() == present.items().size() || present.main().id().equals(item)) {
                throw Problem.notFound("add-on", item);
            }
            return rest;
        }

        @Override
        public Decision ask(Subscription present, Acts acts) {
            return besideAChange(present, acts, items(present), when, mode);
        }
    }

    /**
     * Something that is charged once.
     *
     * @param taxes null for those of the plan
     * @param now whether it is billed at once, or with the next period
     */
    record OneTime(
            String description,
            long quantity,
            Money unitPrice,
            @Nullable List<TaxTerm> taxes,
            boolean now) implements Wish {

        OneTime taxed(List<TaxTerm> terms) {
            return new OneTime(description, quantity, unitPrice, terms, now);
        }

        @Override
        public Decision ask(Subscription present, Acts acts) {
            var item = new LineItem(description, null, null, quantity, unitPrice.times(quantity), false);
            var line = PricedLine.of(
                    item,
                    Money.zero(present.currency()),
                    taxes == null ? present.plan().taxes() : taxes);
            return acts.charge(line, Map.of(), now);
        }
    }

    /** A rest; as {@link Rest} has it. */
    record Pause(When when, @Nullable LocalDate until, boolean extend) implements Wish {

        @Override
        public Decision ask(Subscription present, Acts acts) {
            return acts.pause(when.moment(), until, extend);
        }
    }

    /**
     * Its end.
     *
     * @param credit whether unused time is given back
     */
    record Cancel(When when, boolean credit, @Nullable String reason) implements Wish {

        @Override
        public Decision ask(Subscription present, Acts acts) {
            return acts.cancel(when.moment(), credit, reason);
        }
    }

    /** A change that is scheduled would be lost by it. */
    private static Decision besideAChange(
            Subscription present, Acts acts, List<Item> items, When when, ProrationMode mode) {
        return present.state().change() == null
                ? acts.change(items, when.moment(), mode, Direction.SAME)
                : new Refused(Refusal.CHANGE_SCHEDULED);
    }
}
