package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is going to happen to a subscription by itself. Of what falls on one day, ends come first, then what changes it,
 * then its renewal: the day of a change or an end belongs to the new state.
 */
@Pure
final class Schedule {

    /**
     * Something that is going to happen.
     *
     * @param on the day it does
     */
    record Entry(LocalDate on, Act act) {}

    private static final List<Act> ORDER = List.of(
            Act.CANCEL,
            Act.EXPIRE,
            Act.LAPSE,
            Act.START,
            Act.REMIND_OF_TRIAL,
            Act.CHANGE,
            Act.END_TRIAL,
            Act.UNPAUSE,
            Act.PAUSE,
            Act.RENEW);

    private static final Comparator<Entry> IN_ORDER =
            Comparator.comparing(Entry::on).thenComparingInt(entry -> ORDER.indexOf(entry.act()));

    private Schedule() {}

    /** All that is known to happen, soonest first; renewals beyond the next one are not in it. */
    static List<Entry> of(Subscription subscription, int trialReminderDays) {
        var state = subscription.state();
        var entries = new ArrayList<Entry>();
        switch (state.status()) {
            case QUOTATION -> add(entries, state.quotedUntil(), Act.LAPSE);
            case CONFIRMED -> add(entries, subscription.term().start(), Act.START);
            case ON_TRIAL -> onTrial(entries, subscription, trialReminderDays);
            case ACTIVE, PAST_DUE -> running(entries, subscription);
            case PAUSED -> paused(entries, subscription);
            case DRAFT, CANCELLED, EXPIRED, CLOSED -> {}
        }
        entries.sort(IN_ORDER);
        return List.copyOf(entries);
    }

    /** What happens next; null when nothing does. */
    static @Nullable Entry next(Subscription subscription, int trialReminderDays) {
        var entries = of(subscription, trialReminderDays);
        return entries.isEmpty() ? null : entries.getFirst();
    }

    private static void onTrial(List<Entry> entries, Subscription subscription, int trialReminderDays) {
        var state = subscription.state();
        var term = subscription.term();
        var end = term.trialEnd();
        add(entries, end, Act.END_TRIAL);
        if (end != null && !state.reminded()) {
            var reminder = end.minusDays(trialReminderDays);
            add(entries, reminder.isBefore(term.start()) ? term.start() : reminder, Act.REMIND_OF_TRIAL);
        }
        ending(entries, state);
        change(entries, state);
    }

    private static void running(List<Entry> entries, Subscription subscription) {
        var state = subscription.state();
        add(entries, subscription.term().end(), Act.EXPIRE);
        add(entries, state.expiresOn(), Act.EXPIRE);
        add(entries, state.billsOn(), Act.RENEW);
        if (state.rest() != null && state.status() == Status.ACTIVE) {
            add(entries, state.rest().from(), Act.PAUSE);
        }
        ending(entries, state);
        if (state.status() == Status.ACTIVE) {
            change(entries, state);
        }
    }

    /** What is planned for the end of a period that moves waits for it, and a change for the day it goes on. */
    private static void paused(List<Entry> entries, Subscription subscription) {
        var state = subscription.state();
        var rest = state.rest();
        if (rest != null) {
            add(entries, rest.until(), Act.UNPAUSE);
        }
        if (rest == null || !rest.extend()) {
            add(entries, subscription.term().end(), Act.EXPIRE);
        }
        if (!state.keepsPaidDays() || !state.endsWithItsPeriod()) {
            ending(entries, state);
        }
    }

    private static void ending(List<Entry> entries, State state) {
        if (state.cancellation() != null) {
            add(entries, state.cancellation().on(), Act.CANCEL);
        }
    }

    private static void change(List<Entry> entries, State state) {
        if (state.change() != null) {
            add(entries, state.change().on(), Act.CHANGE);
        }
    }

    private static void add(List<Entry> entries, @Nullable LocalDate on, Act act) {
        if (on != null) {
            entries.add(new Entry(on, act));
        }
    }
}
