package dev.saldo.contracts.sales;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as they were when the event happened. */
public record Customer(
        UUID customerId,
        @Nullable String code,
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Address address) {

    /** A postal address as people write it. */
    public record Address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {}
}
