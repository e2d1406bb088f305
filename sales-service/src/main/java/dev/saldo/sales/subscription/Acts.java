package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.Approval;
import dev.saldo.sales.subscription.Decision.Accepted;
import dev.saldo.sales.subscription.Decision.Refused;
import dev.saldo.sales.tariff.PricedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people, and invoices, ask of a subscription: done, or refused with a reason. */
@Pure
final class Acts {

    private final Subscription subscription;
    private final State state;
    private final Facts facts;
    private final String actor;
    private final Lifecycle lifecycle;

    Acts(Subscription subscription, Facts facts, String actor) {
        this.subscription = subscription;
        this.state = subscription.state();
        this.facts = facts;
        this.actor = actor;
        this.lifecycle = new Lifecycle(subscription, facts, actor);
    }

    Decision edit(Subscription rewritten) {
        return asked(Act.EDIT, () -> done(Act.EDIT, rewritten, null, new News.Changed("edited")));
    }

    /** @param until the first day on which it cannot be accepted any more */
    Decision quote(LocalDate until) {
        return asked(Act.QUOTE, () -> {
            if (!until.isAfter(facts.today())) {
                return new Refused(Refusal.QUOTED_UNTIL_TODAY);
            }
            var after = subscription.with(next -> {
                next.status = Status.QUOTATION;
                next.quotedUntil = until;
            });
            return done(Act.QUOTE, after, null, new News.Changed("quoted"));
        });
    }

    Decision accept() {
        return asked(Act.ACCEPT, () -> confirmed(Act.ACCEPT, "accepted"));
    }

    Decision decline(@Nullable String reason) {
        return asked(Act.DECLINE, () -> {
            var after = subscription.with(next -> next.ended(Status.CANCELLED, facts.today(), reason));
            return done(Act.DECLINE, after, reason, new News.Changed("declined"));
        });
    }

    Decision confirm() {
        return asked(Act.CONFIRM, () -> confirmed(Act.CONFIRM, "confirmed"));
    }

    /**
     * Lets prices be under their margin floor in the very next act.
     *
     * @param marginFloor what holds instead; null for nothing at all
     */
    Decision approve(@Nullable BigDecimal marginFloor) {
        return asked(Act.APPROVE, () -> {
            var approval = new Approval(actor, facts.now(), marginFloor, subscription.version() + 1);
            var floor = approval.floor();
            return done(
                    Act.APPROVE,
                    subscription.with(next -> next.approval = approval),
                    floor == null ? "no margin floor" : "margin floor " + floor + " %",
                    new News.Changed("approved"));
        });
    }

    /** Begins today instead of on its first day, or ends a trial by paying. */
    Decision activate() {
        return asked(Act.ACTIVATE, () -> {
            var term = subscription.term();
            var today = facts.today();
            if (endsBy(today)) {
                return new Refused(Refusal.ENDS_BEFORE);
            }
            return new Accepted(
                    state.status() == Status.ON_TRIAL
                            ? in(term.withoutTrialAfter(today)).payAfterTrial(Act.ACTIVATE)
                            : in(term.started(today, term.trialDays())).start(Act.ACTIVATE));
        });
    }

    Decision change(List<Item> items, Moment when, ProrationMode mode, @Nullable Direction told) {
        var main = items.getFirst();
        var direction = Direction.between(subscription.plan(), main.plan(), told);
        if (items.stream().anyMatch(item -> item.quantity() < item.plan().minimumQuantity())) {
            return new Refused(Refusal.BELOW_MINIMUM);
        }
        if (items.stream().map(item -> item.plan().interval()).distinct().count() > 1) {
            return new Refused(Refusal.INTERVAL_DIFFERS);
        }
        var day = day(when);
        if (day == null) {
            return asked(Act.CHANGE, () -> changeNow(items, mode, direction));
        }
        return asked(Act.SCHEDULE_CHANGE, () -> {
            if (endsBy(day)) {
                return new Refused(Refusal.ENDS_BEFORE);
            }
            if (!fits(items, mode, beginsAPeriod(day))) {
                return new Refused(Refusal.INTERVAL_DIFFERS);
            }
            var after = subscription.with(next -> next.change = new PlannedChange(day, items, mode, direction, actor));
            return done(Act.SCHEDULE_CHANGE, after, day.toString(), new News.Changed("change-scheduled"));
        });
    }

    Decision withdrawChange() {
        return asked(
                Act.WITHDRAW_CHANGE,
                () -> state.change() == null
                        ? new Refused(Refusal.NOTHING_TO_WITHDRAW)
                        : done(
                                Act.WITHDRAW_CHANGE,
                                subscription.with(next -> next.change = null),
                                null,
                                new News.Changed("change-withdrawn")));
    }

    /** @param now whether it is billed at once, or with the next period */
    Decision charge(PricedLine line, Map<UUID, Money> costs, boolean now) {
        return asked(Act.CHARGE, () -> new Accepted(lifecycle.charge(line, costs, now)));
    }

    /** @param credit whether unused time is given back; only of what ends at once */
    Decision cancel(Moment when, boolean credit, @Nullable String reason) {
        var day = day(when);
        if (day == null) {
            return asked(Act.CANCEL, () -> new Accepted(lifecycle.cancel(credit, reason)));
        }
        return asked(Act.SCHEDULE_CANCEL, () -> {
            if (endsBefore(day)) {
                return new Refused(Refusal.ENDS_BEFORE);
            }
            var after = subscription.with(next -> next.cancellation = new Cancellation(day, reason, actor));
            return done(Act.SCHEDULE_CANCEL, after, reason, new News.Changed("cancellation-scheduled"));
        });
    }

    /** Takes a cancellation back that has not happened yet. */
    Decision resume() {
        return asked(
                Act.RESUME,
                () -> state.cancellation() == null
                        ? new Refused(Refusal.NOTHING_TO_WITHDRAW)
                        : done(
                                Act.RESUME,
                                subscription.with(next -> next.cancellation = null),
                                null,
                                new News.Changed("cancellation-withdrawn")));
    }

    Decision pause(Moment when, @Nullable LocalDate until, boolean extend) {
        var day = day(when);
        return asked(day == null ? Act.PAUSE : Act.SCHEDULE_PAUSE, () -> {
            if (!subscription.plan().pausable()) {
                return new Refused(Refusal.NOT_PAUSABLE);
            }
            if (until != null && !until.isAfter(day == null ? facts.today() : day)) {
                return new Refused(Refusal.PAUSED_UNTIL_START);
            }
            if (day == null) {
                return new Accepted(lifecycle.pause(new Rest(facts.today(), until, extend)));
            }
            if (endsBy(day)) {
                return new Refused(Refusal.ENDS_BEFORE);
            }
            var after = subscription.with(next -> next.rest = new Rest(day, until, extend));
            return done(Act.SCHEDULE_PAUSE, after, day.toString(), new News.Changed("pause-scheduled"));
        });
    }

    /** Goes on today; or takes a pause back that has not begun. */
    Decision unpause() {
        return asked(Act.UNPAUSE, () -> {
            if (state.rest() == null) {
                return new Refused(Refusal.NOTHING_TO_WITHDRAW);
            }
            return state.status() == Status.PAUSED
                    ? new Accepted(lifecycle.unpause())
                    : done(
                            Act.UNPAUSE,
                            subscription.with(next -> next.rest = null),
                            null,
                            new News.Changed("pause-withdrawn"));
        });
    }

    Decision overdue(UUID invoice) {
        return asked(Act.FALL_PAST_DUE, () -> new Accepted(lifecycle.overdue(invoice)));
    }

    Decision settled(UUID invoice) {
        return asked(Act.SETTLE, () -> new Accepted(lifecycle.settled(invoice)));
    }

    Decision delete(@Nullable String reason) {
        return asked(Act.DELETE, () -> done(Act.DELETE, subscription, reason, new News.Deleted(reason)));
    }

    private Decision changeNow(List<Item> items, ProrationMode mode, Direction direction) {
        var between = !state.hasPaidDays(facts.today());
        if (state.status() == Status.PAUSED && mode != ProrationMode.NONE && !between) {
            return new Refused(Refusal.PAUSED_UNBILLED);
        }
        if (!fits(items, mode, between)) {
            return new Refused(Refusal.INTERVAL_DIFFERS);
        }
        return new Accepted(lifecycle.change(items, mode, direction));
    }

    /** Another billing period begins where one begins, or cuts the present one short; that can only be prorated. */
    private boolean fits(List<Item> items, ProrationMode mode, boolean atABeginning) {
        return atABeginning
                || items.getFirst().plan().interval().equals(subscription.interval())
                || (items.size() == 1 && mode == ProrationMode.PRORATE_NOW);
    }

    private boolean beginsAPeriod(LocalDate day) {
        var billsOn = state.billsOn();
        var cycles = state.cycles();
        if (billsOn == null || cycles == null) {
            return billsOn != null && !day.isAfter(billsOn);
        }
        return day.equals(billsOn)
                || (day.isAfter(billsOn) && cycles.around(day).start().equals(day));
    }

    private Lifecycle in(Term term) {
        return new Lifecycle(subscription.term(term), facts, actor);
    }

    private Decision confirmed(Act act, String transition) {
        var after = subscription.with(next -> {
            next.status = Status.CONFIRMED;
            next.quotedUntil = null;
        });
        return done(act, after, null, new News.Changed(transition));
    }

    private Decision done(Act act, Subscription after, @Nullable String detail, News news) {
        return new Accepted(lifecycle.step(act, after, detail, news));
    }

    private Decision asked(Act act, Supplier<Decision> rule) {
        return act.isAllowedIn(state.status()) ? rule.get() : new Refused(Refusal.TRANSITION_NOT_ALLOWED);
    }

    /** The day it is to happen; null for now. */
    private @Nullable LocalDate day(Moment when) {
        return switch (when) {
            case Moment.Now _ -> null;
            case Moment.On(var on) -> on.isAfter(facts.today()) ? on : null;
            case Moment.PeriodEnd _ -> periodEnd();
        };
    }

    /** Null when nothing that was paid for is left. */
    private @Nullable LocalDate periodEnd() {
        var billsOn = state.billsOn();
        return billsOn == null || billsOn.isAfter(facts.today()) || state.keepsPaidDays() ? billsOn : null;
    }

    /** Whether nothing can happen on that day any more, because an end comes first. */
    private boolean endsBy(LocalDate day) {
        var end = subscription.term().end();
        return end != null && !end.isAfter(day);
    }

    private boolean endsBefore(LocalDate day) {
        var end = subscription.term().end();
        return end != null && end.isBefore(day);
    }
}
