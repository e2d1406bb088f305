package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes a subscription through what has fallen due, in the order it did; each on its own day, however late it is. */
@Pure
final class Due {

    private Due() {}

    /**
     * The steps that are due by now.
     *
     * @param most how many at once; what is left remains due
     */
    static List<Step> steps(Subscription subscription, Facts facts, String actor, int most) {
        var steps = new ArrayList<Step>();
        var present = subscription;
        while (steps.size() < most) {
            var next = Schedule.next(present, facts.trialReminderDays());
            if (next == null || next.on().isAfter(facts.today())) {
                break;
            }
            var step = step(present, next, facts.at(next.on()), actor);
            steps.add(step);
            present = step.after();
        }
        return List.copyOf(steps);
    }

    /** Whether something is due by now that has not happened yet. */
    static boolean isBehind(Subscription subscription, Facts facts) {
        var next = Schedule.next(subscription, facts.trialReminderDays());
        return next != null && !next.on().isAfter(facts.today());
    }

    private static Step step(Subscription subscription, Schedule.Entry entry, Facts facts, String actor) {
        var lifecycle = new Lifecycle(subscription, facts, actor);
        var state = subscription.state();
        return switch (entry.act()) {
            case START -> lifecycle.start(Act.START);
            case REMIND_OF_TRIAL -> lifecycle.remindOfTrial();
            case END_TRIAL -> lifecycle.endTrial();
            case RENEW -> lifecycle.renew();
            case LAPSE -> lifecycle.lapse();
            case EXPIRE ->
                lifecycle.expire(entry.on().equals(subscription.term().end()) ? "end-date" : "unpaid");
            case CANCEL -> {
                var cancellation = Objects.requireNonNull(state.cancellation());
                yield new Lifecycle(subscription, facts, cancellation.actor()).cancel(false, cancellation.reason());
            }
            case PAUSE -> lifecycle.pause(Objects.requireNonNull(state.rest()));
            case UNPAUSE -> lifecycle.unpause();
            case CHANGE -> {
                var change = Objects.requireNonNull(state.change());
                yield new Lifecycle(subscription, facts, change.actor())
                        .change(change.items(), change.mode(), change.direction());
            }
            case EDIT,
                    QUOTE,
                    ACCEPT,
                    DECLINE,
                    APPROVE,
                    CONFIRM,
                    ACTIVATE,
                    SCHEDULE_CHANGE,
                    WITHDRAW_CHANGE,
                    CHARGE,
                    SCHEDULE_CANCEL,
                    RESUME,
                    SCHEDULE_PAUSE,
                    FALL_PAST_DUE,
                    SETTLE,
                    CLOSE,
                    DELETE -> throw new IllegalStateException(entry.act() + " does not fall due");
        };
    }
}
