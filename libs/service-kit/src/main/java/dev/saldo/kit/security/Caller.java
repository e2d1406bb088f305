package dev.saldo.kit.security;

import java.util.UUID;

/**
 * Who asks, and in which store: taken from the token, never from the request. A controller method gets it by declaring
 * a parameter of this type.
 *
 * @param subject whom the audit names: an API key, a person, or {@code system}
 * @param role owner, operator, viewer or customer
 */
public record Caller(UUID store, String subject, String role) {

    /** The service itself, at work on an event. */
    public static Caller system(UUID store) {
        return new Caller(store, "system", "owner");
    }
}
