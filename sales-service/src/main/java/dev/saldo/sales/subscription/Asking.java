package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.subscription.Decision.Accepted;
import dev.saldo.sales.subscription.Decision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is asked of a subscription is asked of it as it is at present: what had fallen due happens first, whether
 * the job has come to it or not.
 */
@Pure
final class Asking {

    /** So much that fell due is caught up with at once; the job does the rest. */
    static final int MOST_AT_ONCE = 24;

    private final Facts facts;
    private final String actor;
    private final String system;

    /**
     * Acts on one subscription.
     *
     * @param actor who asks
     * @param system who does what falls due
     */
    Asking(Facts facts, String actor, String system) {
        this.facts = facts;
        this.actor = actor;
        this.system = system;
    }

    /**
     * What came of it.
     *
     * @param present what was decided about
     * @param before what had fallen due
     */
    record Answer(Subscription present, List<Step> before, Decision decision) {

        /** All that happened, in order, if it was accepted. */
        List<Step> with(Step step) {
            var steps = new ArrayList<>(before);
            steps.add(step);
            return steps;
        }
    }

    /** Throws {@link Unbillable} when what had fallen due cannot happen, unless the subscription ends by it at once. */
    Answer answer(Subscription subscription, BiFunction<Subscription, Acts, Decision> rule) {
        List<Step> due;
        try {
            due = Due.steps(subscription, facts, system, MOST_AT_ONCE);
        } catch (RuntimeException cause) {
            var wayOut = wayOut(subscription, rule);
            if (wayOut == null) {
                throw cause;
            }
            return wayOut;
        }
        var present = due.isEmpty() ? subscription : due.getLast().after();
        return new Answer(
                present, due, Due.isBehind(present, facts) ? new Refused(Refusal.CATCHING_UP) : asked(present, rule));
    }

    /** The same of a subscription as it stands, whatever has fallen due. */
    Answer asItStands(Subscription subscription, BiFunction<Subscription, Acts, Decision> rule) {
        return new Answer(subscription, List.of(), asked(subscription, rule));
    }

    private @Nullable Answer wayOut(Subscription subscription, BiFunction<Subscription, Acts, Decision> rule) {
        var answer = asItStands(subscription, rule);
        return answer.decision() instanceof Accepted(var step)
                        && step.after().status().isOver()
                ? answer
                : null;
    }

    private Decision asked(Subscription subscription, BiFunction<Subscription, Acts, Decision> rule) {
        return rule.apply(subscription, new Acts(subscription, facts, actor));
    }
}
