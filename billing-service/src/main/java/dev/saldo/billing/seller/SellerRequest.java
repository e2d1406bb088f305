package dev.saldo.billing.seller;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All of the seller, anew; what is left out is not known, or as usual. */
record SellerRequest(
        @NotNull @Size(max = 200) String name,
        @Nullable @Valid AddressRequest address,
        @Nullable @Size(max = 200) String taxId,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @Min(0) @Max(365) Integer paymentTermsDays) {

    record AddressRequest(
            @Nullable @Size(max = 200) String street,
            @Nullable @Size(max = 200) String city,
            @Nullable @Size(max = 200) String state,
            @Nullable @Size(max = 200) String postalCode,
            @Nullable @Size(max = 200) String country) {

        Address toAddress() {
            return new Address(street, city, state, postalCode, country);
        }
    }

    Seller toSeller() {
        return new Seller(
                name.strip(),
                address == null ? null : address.toAddress(),
                taxId,
                email,
                Objects.requireNonNullElse(paymentTermsDays, Seller.USUAL_TERMS_DAYS));
    }
}
