package dev.saldo.sales.customer;

import dev.saldo.contracts.sales.Customer;
import dev.saldo.kit.web.SmallMetadata;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people write of a customer: the body of a create, and what a patch may change. */
record CustomerFields(
        @Nullable @Size(max = 200) @Pattern(regexp = NOT_BLANK, message = "must not be blank")
        String code,

        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String company,
        @Nullable @Size(max = 200) @Email String email,
        @Nullable @Size(max = 200) String phone,
        @Nullable @Valid Address address,
        @Nullable @SmallMetadata Map<String, Object> metadata) {

    /** Something to see, whatever surrounds it. */
    static final String NOT_BLANK = "(?s).*\\S.*";

    /** A postal address as people write it. */
    record Address(
            @Nullable @Size(max = 200) String street,
            @Nullable @Size(max = 200) String city,
            @Nullable @Size(max = 200) String state,
            @Nullable @Size(max = 200) String postalCode,
            @Nullable @Size(max = 200) String country) {

        Customer.Address snapshot() {
            return new Customer.Address(street, city, state, postalCode, country);
        }
    }
}
