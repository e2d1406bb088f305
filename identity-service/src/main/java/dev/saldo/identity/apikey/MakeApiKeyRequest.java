package dev.saldo.identity.apikey;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.identity.authority.Authority;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.web.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key to make: with all of a role, or with exactly these scopes.
 *
 * @param expiresAt null: it has no end
 * @param customerId whose things a key with the role customer sees
 */
record MakeApiKeyRequest(
        @NotBlank @Size(max = 200) String name,
        @Nullable @OneOf(Role.class) String role,
        @Nullable @Size(min = 1, max = 100) List<@NotNull String> scopes,
        @Nullable Instant expiresAt,
        @Nullable UUID customerId) {

    Authority authority() {
        if (role != null && scopes == null) {
            return Authority.asked(role, customerId);
        }
        if (role == null && scopes != null) {
            return Authority.of(named(scopes));
        }
        throw Problem.invalid("/role", "give either a role or scopes");
    }

    private Set<Scope> named(List<String> wires) {
        var problem = Problem.invalid();
        var named = EnumSet.noneOf(Scope.class);
        for (int i = 0; i < wires.size(); i++) {
            Scope.of(wires.get(i)).ifPresentOrElse(named::add, atScope(problem, i));
        }
        if (customerId != null) {
            problem.at("/customerId", "belongs to the role customer only");
        }
        if (problem.hasErrors()) {
            throw problem;
        }
        return named;
    }

    private static Runnable atScope(Problem problem, int i) {
        return () -> problem.at("/scopes/" + i, "is not a scope");
    }

    /** Refuses a key that would end before it begins. */
    MakeApiKeyRequest checked(Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.invalid("/expiresAt", "must be in the future");
        }
        return this;
    }
}
