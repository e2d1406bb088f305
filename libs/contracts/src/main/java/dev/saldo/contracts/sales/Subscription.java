package dev.saldo.contracts.sales;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it was after the event. Days are those of the store's time zone; ends are not part of what they
 * end.
 *
 * @param subscriptionId the subscription
 * @param number {@code SUB-<6 digits>}, unique in the store
 * @param status draft, quotation, confirmed, on_trial, active, past_due, paused, cancelled, expired or closed
 * @param subscriber who uses it
 * @param customerId who pays for it
 * @param planId the plan
 * @param planVersion the version of the plan it is on
 * @param quantity how many of the plan; at least 1
 * @param currency ISO 4217, of all its prices
 * @param startDate its first day
 * @param endDate the day it ends at the latest; absent for an open end
 * @param trialEndsAt the day a trial ends; absent when it has none
 * @param periodStart the first day of the period it is in; absent before the first
 * @param periodEnd the day the next period begins; absent before the first
 * @param nextBillingDate when it is billed next; absent when it is not
 * @param cancelsAt the day it is going to end because it was cancelled; absent when it was not, and once it has ended
 * @param endedOn the day it ended; absent while it has not
 */
public record Subscription(
        UUID subscriptionId,
        String number,
        String status,
        Subscriber subscriber,
        UUID customerId,
        UUID planId,
        int planVersion,
        long quantity,
        String currency,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable LocalDate trialEndsAt,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable LocalDate nextBillingDate,
        @Nullable LocalDate cancelsAt,
        @Nullable LocalDate endedOn) {}
