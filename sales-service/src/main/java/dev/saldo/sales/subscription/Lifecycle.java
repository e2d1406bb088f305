package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Cycles;
import dev.saldo.sales.cycle.Period;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.Totals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription goes on: each method is one act, on the day of the facts. Whether it may happen at all is in
 * {@link Act}; what it means is here.
 */
@Pure
final class Lifecycle {

    private final Subscription subscription;
    private final Facts facts;
    private final String actor;

    Lifecycle(Subscription subscription, Facts facts, String actor) {
        this.subscription = subscription;
        this.facts = facts;
        this.actor = actor;
    }

    /** The first day of use, which may be a day of trial. */
    Step start(Act act) {
        var trialEnd = subscription.term().trialEnd();
        if (trialEnd != null && facts.today().isBefore(trialEnd)) {
            var after = subscription.with(next -> {
                next.status = Status.ON_TRIAL;
                next.billsOn = trialEnd;
            });
            return step(act, after, null, List.of(new News.Activated()), List.of());
        }
        return firstPeriod(act, List.of(new News.Activated()));
    }

    /**
     * Begins today with a period that was paid for when it was bought.
     *
     * @param price of that period
     */
    Step startPaid(Money price, String detail) {
        var interval = subscription.interval();
        var cycles = Cycles.from(facts.today(), interval);
        var days = cycles.around(facts.today());
        var paid = new Paid(price.amount(), Money.zero(price.currency()), List.of(), days, interval);
        var after = subscription.items(List.of(subscription.main().paid(paid))).with(next -> {
            next.status = Status.ACTIVE;
            next.begun(days, days, cycles);
            next.billsOn = days.end();
        });
        return step(Act.START, after, detail, List.of(new News.Activated()), List.of());
    }

    Step remindOfTrial() {
        var after = subscription.with(next -> next.reminded = true);
        return step(Act.REMIND_OF_TRIAL, after, null, List.of(new News.TrialEnding()), List.of());
    }

    /** Goes on as a paying one, unless its plan wants to know first how it will be paid. */
    Step endTrial() {
        var plan = subscription.plan();
        if (plan.trialEnd() == PlanTerms.TrialEnd.END && subscription.parties().paymentMethod() == null) {
            return end(
                    Act.END_TRIAL,
                    Status.EXPIRED,
                    "trial-ended",
                    List.of(new News.TrialEnded(false), new News.Expired("trial-ended")));
        }
        return payAfterTrial(Act.END_TRIAL);
    }

    /** What was planned for the end of the trial, if it ends earlier, is then planned for that of the first period. */
    Step payAfterTrial(Act act) {
        return firstPeriod(act, List.of(new News.TrialEnded(true), new News.Activated()));
    }

    /** The next period; or the end of what has run its course. */
    Step renew() {
        var plan = subscription.plan();
        var autoClose = plan.autoClose();
        if (autoClose != null && subscription.state().wholes() >= autoClose) {
            return end(Act.CLOSE, Status.CLOSED, "auto-close", List.of(new News.Closed()));
        }
        if (!plan.renewable()) {
            return expire("not-renewable");
        }
        var state = subscription.state();
        var from = Objects.requireNonNull(state.billsOn());
        var present = Objects.requireNonNull(state.cycles());
        var cycles =
                subscription.term().anchorDay() == null || present.interval().equals(subscription.interval())
                        ? present.every(subscription.interval(), from)
                        : subscription.term().row(from, subscription.interval());
        return billed(Act.RENEW, subscription, cycles, from, List.of());
    }

    Step expire(String reason) {
        return end(Act.EXPIRE, Status.EXPIRED, reason, List.of(new News.Expired(reason)));
    }

    Step lapse() {
        var after = subscription.with(next -> next.ended(Status.EXPIRED, facts.today(), "quotation-lapsed"));
        return step(Act.LAPSE, after, null, List.of(new News.Expired("quotation-lapsed")), List.of());
    }

    /** At once; what waits for the next bill is billed now, as there will be none. */
    Step cancel(boolean credit, @Nullable String reason) {
        var lines = new ArrayList<PricedLine>();
        if (credit && subscription.state().period() != null) {
            lines.addAll(new Changing(subscription, facts).unused());
        }
        var pending = subscription.state().pending();
        lines.addAll(pending.lines());
        var after = subscription.with(next -> next.ended(Status.CANCELLED, facts.today(), reason));
        return step(
                Act.CANCEL,
                after,
                reason,
                List.of(new News.Cancelled(reason)),
                last(ChargeKind.UNUSED_TIME, lines, pending));
    }

    Step pause(Rest rest) {
        var after = new Pausing(subscription, facts).begun(rest);
        return step(Act.PAUSE, after, null, new News.Paused(rest.until()));
    }

    Step unpause() {
        return step(Act.UNPAUSE, new Pausing(subscription, facts).over(), null, new News.Resumed());
    }

    /** From today on it is for these items. */
    Step change(List<Item> items, ProrationMode mode, Direction direction) {
        var main = subscription.main();
        var replaced =
                new Charge.Replaced(direction, main.plan().planId(), main.plan().version(), main.quantity());
        var state = subscription.state();
        var unscheduled = subscription.with(next -> next.change = null);
        if (!state.hasPaidDays(facts.today())) {
            return unbilled(unscheduled.items(items), replaced);
        }
        if (!items.getFirst().plan().interval().equals(subscription.interval())) {
            return restarted(unscheduled.items(items), replaced);
        }
        var bill = new Changing(subscription, facts).to(items, mode);
        var changed = unscheduled.items(bill.items());
        if (mode.isBilledNow() && !bill.lines().isEmpty()) {
            var charge = charge(ChargeKind.PLAN_CHANGE, changed, remaining(), bill, replaced);
            return step(Act.CHANGE, changed, direction.wire(), List.of(), List.of(charge));
        }
        var later = changed.with(next -> next.pending =
                bill.and(state.pending()).lines().isEmpty() ? Pending.NOTHING : pending(bill.and(state.pending())));
        return step(Act.CHANGE, later, direction.wire(), List.of(new News.PlanChanged(replaced)), List.of());
    }

    /** Something beside the plan: at once, or with the next bill. */
    Step charge(PricedLine line, Map<UUID, Money> costs, boolean now) {
        var bill = new Billing.Bill(List.of(line), costs, subscription.items());
        if (now) {
            return step(
                    Act.CHARGE,
                    subscription,
                    line.item().description(),
                    List.of(),
                    List.of(charge(ChargeKind.ONE_TIME, subscription, null, bill, null)));
        }
        var after = subscription.with(next -> next.pending = pending(bill.and(next.pending)));
        return step(
                Act.CHARGE, after, line.item().description(), List.of(new News.Changed("charge-scheduled")), List.of());
    }

    Step overdue(UUID invoice) {
        var overdue = new ArrayList<>(subscription.state().overdue());
        overdue.add(invoice);
        var known = subscription.state().expiresOn();
        var expiresOn =
                known == null ? facts.today().plusDays(subscription.plan().graceDays()) : known;
        var after = subscription.with(next -> {
            next.status = isPaused() ? Status.PAUSED : Status.PAST_DUE;
            next.overdue = List.copyOf(overdue);
            next.expiresOn = isPaused() ? null : expiresOn;
        });
        List<News> news = isPaused() ? List.of() : List.of(new News.PastDue(invoice, expiresOn));
        return step(Act.FALL_PAST_DUE, after, null, news, List.of());
    }

    Step settled(UUID invoice) {
        var overdue = subscription.state().overdue().stream()
                .filter(open -> !open.equals(invoice))
                .toList();
        var after = subscription.with(next -> {
            next.overdue = overdue;
            next.status = overdue.isEmpty() && !isPaused() ? Status.ACTIVE : next.status;
            next.expiresOn = overdue.isEmpty() ? null : next.expiresOn;
            if (next.status == Status.ACTIVE) {
                new Pausing(subscription, facts).madeUpFor(next);
            }
        });
        List<News> news = after.status() == subscription.status() ? List.of() : List.of(new News.Resumed());
        return step(Act.SETTLE, after, null, news, List.of());
    }

    private boolean isPaused() {
        return subscription.status() == Status.PAUSED;
    }

    /** A step that bills nothing. */
    Step step(Act act, Subscription after, @Nullable String detail, News news) {
        return step(act, after, detail, List.of(news), List.of());
    }

    private Step firstPeriod(Act act, List<News> news) {
        var today = facts.today();
        return billed(act, subscription, subscription.term().row(today, subscription.interval()), today, news);
    }

    /** Bills from a day on to the end of the period it lies in, or of the term. */
    private Step billed(Act act, Subscription from, Cycles cycles, LocalDate day, List<News> news) {
        var whole = cycles.around(day);
        var days = untilTheEnd(from, day, whole);
        var first = from.state().cycle() == 0;
        var billing = new Billing(from, facts);
        var bill = billing.period(days, whole);
        var lines = new ArrayList<PricedLine>(first ? billing.setupFees(from.items()) : List.of());
        lines.addAll(bill.lines());
        var all = new Billing.Bill(lines, bill.costs(), bill.items())
                .and(from.state().pending());
        var after = from.items(bill.items()).with(next -> {
            next.status = next.status == Status.PAST_DUE ? Status.PAST_DUE : Status.ACTIVE;
            next.begun(days, whole, cycles);
            if (first) {
                next.endsOn(days.end());
            }
            next.billsOn = days.end();
            next.pending = Pending.NOTHING;
        });
        var charge = charge(first ? ChargeKind.INITIAL : ChargeKind.RENEWAL, after, days, all, null);
        return step(act, used(after), null, news, List.of(charge));
    }

    /** Before anything was billed, or between two periods, nothing is owed for a change; fees come with the next bill. */
    private Step unbilled(Subscription changed, Charge.Replaced replaced) {
        var fees = subscription.state().period() == null
                ? List.<PricedLine>of()
                : new Changing(subscription, facts).setupFees(changed.items());
        var bill = new Billing.Bill(fees, Map.of(), changed.items());
        var after = fees.isEmpty() ? changed : changed.with(next -> next.pending = pending(bill.and(next.pending)));
        return step(Act.CHANGE, after, replaced.direction().wire(), new News.PlanChanged(replaced));
    }

    /** The day of the change belongs to the new period, so that even to the second nothing of it is left of the old. */
    private Step restarted(Subscription changed, Charge.Replaced replaced) {
        var today = facts.today();
        var cycles = changed.term().row(today, changed.interval());
        var whole = cycles.around(today);
        var days = untilTheEnd(changed, today, whole);
        var bill = new Changing(subscription, facts.at(today))
                .restarted(changed, days, whole)
                .and(changed.state().pending());
        var after = changed.items(bill.items()).with(next -> {
            next.endsOn(days.end());
            next.begun(days, whole, cycles);
            next.pending = Pending.NOTHING;
        });
        var charge = charge(ChargeKind.PLAN_CHANGE, after, days, bill, replaced);
        return step(Act.CHANGE, used(after), replaced.direction().wire(), List.of(), List.of(charge));
    }

    private Step end(Act act, Status status, String reason, List<News> news) {
        var pending = subscription.state().pending();
        var after = subscription.with(next -> next.ended(status, facts.today(), reason));
        return step(act, after, reason, news, last(ChargeKind.ONE_TIME, pending.lines(), pending));
    }

    private List<Charge> last(ChargeKind kind, List<PricedLine> lines, Pending pending) {
        return lines.isEmpty()
                ? List.of()
                : List.of(charge(
                        kind,
                        subscription,
                        null,
                        new Billing.Bill(lines, pending.costs(), subscription.items()),
                        null));
    }

    private Charge charge(
            ChargeKind kind,
            Subscription billed,
            @Nullable Period days,
            Billing.Bill bill,
            Charge.@Nullable Replaced replaced) {
        return new Charge(
                billed.store(),
                facts.ids().get(),
                billed.id(),
                kind,
                billed.state().cycle(),
                days,
                bill.lines(),
                Totals.of(bill.lines(), billed.currency()),
                bill.costs(),
                facts.now(),
                facts.today(),
                actor,
                replaced,
                Charge.Progress.begun(!bill.costs().isEmpty()));
    }

    private Period remaining() {
        return new Period(
                facts.today(),
                Objects.requireNonNull(subscription.state().period()).end());
    }

    private static Period untilTheEnd(Subscription billed, LocalDate day, Period whole) {
        var end = billed.term().end();
        return new Period(day, end != null && end.isBefore(whole.end()) ? end : whole.end());
    }

    /** The period that was just billed has used the discounts once more, unless it only leads to a whole one. */
    private static Subscription used(Subscription billed) {
        return billed.state().leading()
                ? billed
                : billed.reductions(billed.reductions().stream()
                        .map(reduction -> reduction.isLeft() ? reduction.usedOnce() : reduction)
                        .toList());
    }

    private static Pending pending(Billing.Bill bill) {
        return new Pending(bill.lines(), bill.costs());
    }

    /** A planned change that has come to lie where the subscription ends is dropped, and the history says so. */
    private Step step(Act act, Subscription after, @Nullable String detail, List<News> news, List<Charge> charges) {
        var change = after.state().change();
        var end = after.term().end();
        var tooLate = change != null && end != null && !change.on().isBefore(end);
        return Step.of(
                act,
                subscription,
                tooLate ? after.with(next -> next.change = null) : after,
                facts,
                actor,
                tooLate ? "change-dropped" : detail,
                news,
                charges);
    }
}
