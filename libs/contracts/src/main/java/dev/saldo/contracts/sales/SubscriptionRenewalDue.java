package dev.saldo.contracts.sales;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A charge of a subscription asks for its credits: all platforms or none. It goes the way of a confirmed sale, and is
 * sent again, with the next attempt, when a charge that waited for credit is tried anew.
 *
 * @param subscriptionId the subscription
 * @param chargeId the charge; the answer names it as its sale
 * @param attempt 1, 2, 3 …; an answer to an older attempt means nothing
 * @param kind initial, renewal, plan-change or one-time
 * @param costs what it needs, one entry a platform
 * @param dueAt when it fell due; the oldest goes first
 * @param actor who made it fall due: the subject of the token, or system
 */
public record SubscriptionRenewalDue(
        UUID subscriptionId,
        UUID chargeId,
        int attempt,
        String kind,
        List<PlatformCost> costs,
        Instant dueAt,
        String actor,
        long version) {}
