package dev.saldo.identity.member;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.authority.Authority;
import dev.saldo.kit.apidoc.OneOf;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a member.
 *
 * @param customerId whom a customer is; goes with that role only
 */
record MemberSettings(
        @NotNull @OneOf(Role.class) String role, @Nullable UUID customerId) {

    Authority authority() {
        return Authority.asked(role, customerId);
    }
}
