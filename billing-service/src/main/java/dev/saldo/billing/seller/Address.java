package dev.saldo.billing.seller;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/** A postal address as people write it. */
@Pure
public record Address(
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country) {}
