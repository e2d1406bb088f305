package dev.saldo.kit.security;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and in which store: taken from the token, never from the request. A controller method gets it by declaring
 * a parameter of this type.
 *
 * @param subject whom the audit names: {@code api-key:<id>}, {@code member:<id>}, or {@code system}
 * @param scopes what the caller may do; never more than the role's
 * @param customer the only customer whose things the caller may see; null for everybody but the role customer
 * @param test whether the store is a sandbox
 */
public record Caller(
        UUID store,
        String subject,
        Role role,
        Set<Scope> scopes,
        @Nullable UUID customer,
        boolean test) {

    /** The subject of what a service does by itself. */
    public static final String SYSTEM = "system";

    /** The service itself, at work on an event. */
    public static Caller system(UUID store) {
        return new Caller(store, SYSTEM, Role.OWNER, Role.OWNER.scopes(), null, false);
    }
}
