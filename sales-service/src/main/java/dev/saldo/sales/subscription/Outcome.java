package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.policy.BelowMarginFloor;
import java.util.List;

/** What became of something that was asked of a subscription. */
@Pure
sealed interface Outcome {

    /** @param steps what happened, and what fell due because of it */
    record Changed(Subscription subscription, List<Step> steps) implements Outcome {}

    record Refused(Subscription subscription, Refusal reason) implements Outcome {}

    /**
     * Prices are under their margin floor.
     *
     * @param choice what the store does about it
     */
    record BelowFloor(Subscription subscription, List<Breach> breaches, BelowMarginFloor choice) implements Outcome {}
}
