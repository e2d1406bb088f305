package dev.saldo.sales.customer;

import dev.saldo.kit.audit.Masked;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the API shows them. Whatever says who they are is masked in the audit, which never forgets.
 *
 * @param anonymisedAt since when they are nobody any more
 */
public record CustomerView(
        UUID id,
        @Masked @Nullable String code,
        @Masked String name,
        @Masked @Nullable String company,
        @Masked @Nullable String email,
        @Masked @Nullable String phone,
        @Masked CustomerFields.@Nullable Address address,
        @Masked @Nullable Map<String, Object> metadata,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant anonymisedAt) {

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
                customer.updatedAt(),
                customer.anonymisedAt());
    }
}
