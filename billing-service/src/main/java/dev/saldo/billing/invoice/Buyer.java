package dev.saldo.billing.invoice;

import dev.saldo.billing.seller.Address;
import dev.saldo.kit.Pure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer as they were when the sale was completed. */
@Pure
public record Buyer(
        UUID customerId,
        @Nullable String code,
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Address address) {}
