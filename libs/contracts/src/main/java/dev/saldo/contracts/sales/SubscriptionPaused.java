package dev.saldo.contracts.sales;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription rests: it is not used and not billed.
 *
 * @param until the day it goes on by itself; absent for when somebody says so
 */
public record SubscriptionPaused(
        Subscription subscription, @Nullable LocalDate until, Instant occurredAt, String actor, long version) {}
