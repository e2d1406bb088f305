package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.List;

/** What became of something that was asked of a subscription. */
@Pure
sealed interface Outcome {

    /** @param steps what happened, and what fell due because of it */
    record Changed(Subscription subscription, List<Step> steps) implements Outcome {}

    record Refused(Subscription subscription, Refusal reason) implements Outcome {}
}
