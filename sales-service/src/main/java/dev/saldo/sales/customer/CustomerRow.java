package dev.saldo.sales.customer;

import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.security.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table. */
record CustomerRow(
        UUID uid,
        UUID storeId,
        @Nullable String code,
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String phone,
        CustomerFields.@Nullable Address address,
        @Nullable Map<String, Object> metadata,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant anonymisedAt) {

    private static final String NOBODY = "Anonymised";

    static CustomerRow create(Caller caller, UUID id, CustomerFields fields, Instant now) {
        return new CustomerRow(
                id,
                caller.store(),
                fields.code(),
                fields.name(),
                fields.company(),
                fields.email(),
                fields.phone(),
                fields.address(),
                fields.metadata(),
                1,
                now,
                now,
                null,
                null);
    }

    CustomerFields fields() {
        return new CustomerFields(code, name, company, email, phone, address, metadata);
    }

    /** The next version: these fields, deleted since that moment or not at all. */
    CustomerRow next(CustomerFields fields, @Nullable Instant deleted, Instant now) {
        return new CustomerRow(
                uid,
                storeId,
                fields.code(),
                fields.name(),
                fields.company(),
                fields.email(),
                fields.phone(),
                fields.address(),
                fields.metadata(),
                version + 1,
                createdAt,
                now,
                deleted,
                anonymisedAt);
    }

    /** The next version, of which nobody can tell who it was. */
    CustomerRow anonymised(Instant now) {
        return new CustomerRow(
                uid,
                storeId,
                null,
                NOBODY,
                null,
                null,
                null,
                null,
                Map.of(),
                version + 1,
                createdAt,
                now,
                deletedAt,
                now);
    }

    boolean isAnonymised() {
        return anonymisedAt != null;
    }

    Customer snapshot() {
        return new Customer(uid, code, name, company, email, phone, address == null ? null : address.snapshot());
    }

    CustomerChanged changed() {
        return new CustomerChanged(uid, snapshot(), deletedAt != null, version, isAnonymised() ? true : null);
    }
}
