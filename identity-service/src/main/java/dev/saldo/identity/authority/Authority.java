package dev.saldo.identity.authority;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a person or a key may do in a store.
 *
 * @param scopes what they have, which is all of the role unless {@code narrowed}
 * @param customer whose things alone they see; null for every role but customer
 */
public record Authority(
        Role role,
        Set<Scope> scopes,
        boolean narrowed,
        @Nullable UUID customer) {

    /** All that the role may do. */
    public static Authority of(Role role, @Nullable UUID customer) {
        return new Authority(role, role.scopes(), false, customer);
    }

    /** Exactly these scopes, and the least role that has them. */
    public static Authority of(Collection<Scope> scopes) {
        return new Authority(Role.leastFor(scopes), EnumSet.copyOf(scopes), true, null);
    }

    /** Reads what {@link #narrowedTo} wrote. */
    public static Authority stored(Role role, @Nullable String narrowedTo, @Nullable UUID customer) {
        return narrowedTo == null ? of(role, customer) : new Authority(role, Scope.split(narrowedTo), true, customer);
    }

    /** The scopes in one text; null for all of the role. */
    public @Nullable String narrowedTo() {
        return narrowed ? Scope.join(scopes) : null;
    }

    public boolean isOwner() {
        return role == Role.OWNER && !narrowed;
    }

    /** Nobody gives what they do not have. */
    public Authority givenBy(Caller caller) {
        var missing = EnumSet.copyOf(scopes);
        missing.removeAll(caller.scopes());
        if (!missing.isEmpty()) {
            throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "forbidden",
                            "Nobody can give what they do not have themselves; see missing.")
                    .with("missing", missing.stream().map(Scope::wire).toList());
        }
        return this;
    }

    /** The role a request names, or 422; a customer's role and a customer's id come together. */
    public static Authority asked(String role, @Nullable UUID customer) {
        var named = Role.of(role).orElseThrow(() -> Problem.invalid("/role", "must be one of " + roles()));
        if (named == Role.CUSTOMER && customer == null) {
            throw Problem.invalid("/customerId", "must be there with the role customer");
        }
        if (named != Role.CUSTOMER && customer != null) {
            throw Problem.invalid("/customerId", "belongs to the role customer only");
        }
        return of(named, customer);
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::wire).collect(Collectors.joining(", "));
    }
}
