package dev.saldo.sales.subscription;

import static java.util.Objects.requireNonNull;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Cycles;
import dev.saldo.sales.cycle.Period;
import java.time.temporal.ChronoUnit;

/** What rests, and what becomes of the days that were paid for and of what was planned when it goes on. */
@Pure
final class Pausing {

    private final Subscription subscription;
    private final Facts facts;

    Pausing(Subscription subscription, Facts facts) {
        this.subscription = subscription;
        this.facts = facts;
    }

    Subscription begun(Rest rest) {
        return subscription.with(next -> {
            next.status = Status.PAUSED;
            next.rest = rest;
        });
    }

    /** Days that were paid for and not used come after the pause, or are over; then the next period begins today. */
    Subscription over() {
        var rest = requireNonNull(subscription.state().rest());
        var resumed = subscription.with(next -> {
            next.rest = null;
            next.status = next.overdue.isEmpty() ? Status.ACTIVE : Status.PAST_DUE;
            next.expiresOn = next.overdue.isEmpty()
                    ? null
                    : facts.today().plusDays(subscription.plan().graceDays());
        });
        var days = rest.from().until(facts.today(), ChronoUnit.DAYS);
        var after = rest.extend() && days > 0 ? extended(resumed, rest, days) : resumed.with(this::goesOnToday);
        return after.with(this::madeUpFor);
    }

    /** What was planned for a day on which it could not happen happens today, or is over. */
    void madeUpFor(State.Edit next) {
        var today = facts.today();
        var change = next.change;
        if (change != null && change.on().isBefore(today)) {
            var now = change.mode() == ProrationMode.PRORATE_NOW
                    || change.items().getFirst().plan().interval().equals(subscription.interval());
            next.change = change.on(now ? today : requireNonNull(next.billsOn));
        }
        if (next.rest != null && next.rest.from().isBefore(today)) {
            next.rest = next.rest.on(today);
        }
    }

    private Subscription extended(Subscription resumed, Rest rest, long days) {
        var period = requireNonNull(resumed.state().period());
        var longer = resumed.term(resumed.term().extended(days));
        if (!rest.from().isBefore(period.end())) {
            return longer.with(next -> {
                next.billsOn = facts.today();
                next.cycles = Cycles.from(facts.today(), resumed.interval());
            });
        }
        return longer.items(
                        resumed.items().stream().map(item -> later(item, days)).toList())
                .with(next -> moved(next, period, days));
    }

    private void moved(State.Edit next, Period period, long days) {
        var end = period.end().plusDays(days);
        next.endsOn(end);
        next.period = new Period(period.start().plusDays(days), end);
        next.cycles = Cycles.from(end, subscription.interval());
    }

    /** What was paid for moves by the days of the pause, so that what is left of it stays as much. */
    private static Item later(Item item, long days) {
        var paid = item.paid();
        return paid == null ? item : item.paid(paid.later(days));
    }

    /** After its period it goes on with a part of one; a row an earlier pause has moved comes back to its anchor. */
    private void goesOnToday(State.Edit next) {
        var today = facts.today();
        if (!requireNonNull(next.billsOn).isBefore(today)) {
            return;
        }
        var row = requireNonNull(next.cycles);
        next.billsOn = today;
        next.cycles = isMoved(row) ? subscription.term().row(today, row.interval()) : row;
    }

    private boolean isMoved(Cycles row) {
        var anchorDay = subscription.term().anchorDay();
        return anchorDay != null && row.interval().isCountedInMonths() && row.anchorDay() != anchorDay;
    }
}
