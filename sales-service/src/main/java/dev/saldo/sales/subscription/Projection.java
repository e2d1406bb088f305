package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What would happen to a subscription if nobody did anything any more, and everything were paid. */
@Pure
final class Projection {

    private static final Duration HORIZON = Duration.ofDays(3653);

    private Projection() {}

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
