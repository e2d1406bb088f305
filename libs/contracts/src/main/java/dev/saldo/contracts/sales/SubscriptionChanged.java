package dev.saldo.contracts.sales;

import java.time.Instant;

/**
 * Something happened to a subscription that has no event of its own, such as a quotation or a change that was scheduled.
 *
 * @param transition what happened: quoted, accepted, declined, approved, confirmed, edited,
 *     cancellation-scheduled, cancellation-withdrawn, pause-scheduled, change-scheduled, change-withdrawn, parked or
 *     unparked; later releases may add some
 */
public record SubscriptionChanged(
        Subscription subscription, String transition, Instant occurredAt, String actor, long version) {}
