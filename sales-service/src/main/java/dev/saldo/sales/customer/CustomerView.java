package dev.saldo.sales.customer;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as the API shows them. */
record CustomerView(
        UUID id,
        @Nullable String code,
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        CustomerFields.@Nullable Address address,
        @Nullable Map<String, Object> metadata,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static CustomerView of(CustomerRow customer) {
        return new CustomerView(
                customer.uid(),
                customer.code(),
                customer.name(),
                customer.company(),
                customer.email(),
                customer.phone(),
                customer.address(),
                customer.metadata(),
                customer.version(),
                customer.createdAt(),
                customer.updatedAt());
    }
}
