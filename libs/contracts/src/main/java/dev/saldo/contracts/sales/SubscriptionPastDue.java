package dev.saldo.contracts.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invoice of a subscription was not paid in time.
 *
 * @param invoiceId the invoice
 * @param expiresOn the day it expires unless it is paid before
 */
public record SubscriptionPastDue(
        Subscription subscription,
        UUID invoiceId,
        LocalDate expiresOn,
        Instant occurredAt,
        String actor,
        long version) {}
