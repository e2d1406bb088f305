package dev.saldo.identity.member;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.authority.Authority;
import dev.saldo.kit.apidoc.OneOf;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person to admit.
 *
 * @param email by which they are recognised when they first sign in; ASCII only, since other letters may become
 *     somebody else's when they are compared in any case
 * @param customerId whom a customer is; goes with that role only
 */
record AdmitMemberRequest(
        @NotBlank @Size(max = 200) @Email @Pattern(regexp = "\\p{ASCII}*", message = "must be ASCII")
        String email,

        @NotNull @OneOf(Role.class) String role,
        @Nullable UUID customerId) {

    Authority authority() {
        return Authority.asked(role, customerId);
    }

    @Override
    public String toString() {
        return "AdmitMemberRequest[…]";
    }
}
