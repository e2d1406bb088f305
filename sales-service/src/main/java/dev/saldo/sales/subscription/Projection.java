package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would happen to a subscription if nobody did anything any more, and everything were paid. */
@Pure
final class Projection {

    private static final Duration HORIZON = Duration.ofDays(3653);

    private Projection() {}

    /**
     * What happens before a period is billed.
     *
     * @param billsOn the day the period is billed; null when none is
     */
    record UntilItBills(List<Step> steps, @Nullable LocalDate billsOn) {}

    /** The steps before the next period is billed, in order. */
    static UntilItBills untilItBills(Subscription subscription, Facts facts, String actor) {
        var horizon = facts.asOf(latest(facts.now()));
        var steps = new ArrayList<Step>();
        var present = subscription;
        var next = Schedule.next(present, facts.trialReminderDays());
        while (next != null && next.act() != Act.RENEW && !next.on().isAfter(horizon.today())) {
            steps.addAll(Due.steps(present, horizon, actor, 1));
            present = steps.getLast().after();
            next = Schedule.next(present, facts.trialReminderDays());
        }
        return new UntilItBills(List.copyOf(steps), next == null ? null : next.on());
    }

    /**
     * The next steps, in order.
     *
     * @param most how many
     */
    static List<Step> of(Subscription subscription, Facts facts, String actor, int most) {
        var horizon = facts.asOf(latest(facts.now()));
        var steps = new ArrayList<Step>();
        var present = subscription;
        while (steps.size() < most) {
            var next = Due.steps(present, horizon, actor, 1);
            if (next.isEmpty()) {
                break;
            }
            steps.addAll(next);
            present = next.getLast().after();
        }
        return List.copyOf(steps);
    }

    private static Instant latest(Instant now) {
        return now.plus(HORIZON);
    }
}
