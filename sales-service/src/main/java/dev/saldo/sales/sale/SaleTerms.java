package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.sales.pricing.PaymentType;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the seller writes above the lines. */
@Pure
public record SaleTerms(
        UUID customerId,
        @Nullable String externalReference,
        PaymentType paymentType,
        Currency currency,
        Instant soldAt,
        @Nullable String note,
        @Nullable Map<String, Object> metadata) {}
