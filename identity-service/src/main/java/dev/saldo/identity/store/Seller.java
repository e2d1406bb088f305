package dev.saldo.identity.store;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.sales.Customer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sells, as it is written on invoices.
 *
 * @param paymentTermsDays how many days after its issue an invoice is due; 14 unless told
 */
record Seller(
        @Nullable @Size(max = 200) String name,
        @Nullable @Valid Address address,
        @Nullable @Size(max = 200) String taxId,
        @Nullable @Size(max = 200) @Email String email,
        @Nullable @Min(0) @Max(365) Integer paymentTermsDays) {

    static final Seller UNKNOWN = new Seller(null, null, null, null, null);
    private static final int USUAL_TERMS_DAYS = 14;

    /** A postal address as people write it. */
    record Address(
            @Nullable @Size(max = 200) String street,
            @Nullable @Size(max = 200) String city,
            @Nullable @Size(max = 200) String state,
            @Nullable @Size(max = 200) String postalCode,
            @Nullable @Size(max = 200) String country) {

        Customer.Address announced() {
            return new Customer.Address(street, city, state, postalCode, country);
        }
    }

    /** With its defaults. */
    Seller complete() {
        return new Seller(Objects.requireNonNullElse(name, ""), address, taxId, email, termsDays());
    }

    StoreChanged.Seller announced() {
        return new StoreChanged.Seller(
                Objects.requireNonNullElse(name, ""),
                address == null ? null : address.announced(),
                taxId,
                email,
                termsDays());
    }

    private int termsDays() {
        return paymentTermsDays == null ? USUAL_TERMS_DAYS : paymentTermsDays;
    }
}
