package dev.saldo.sales.sale;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sales a list shows; {@code soldFrom} is in it, {@code soldTo} is not. */
public record SaleFilter(
        @Nullable SaleStatus status,
        @Nullable UUID customerId,
        @Nullable String externalReference,
        @Nullable Instant soldFrom,
        @Nullable Instant soldTo) {}
