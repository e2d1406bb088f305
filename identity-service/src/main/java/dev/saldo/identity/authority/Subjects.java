package dev.saldo.identity.authority;

import dev.saldo.kit.security.Caller;
import java.util.Optional;
import java.util.UUID;

/** How tokens name those who ask. */
public final class Subjects {

    private static final String API_KEY = "api-key:";
    private static final String MEMBER = "member:";

    private Subjects() {}

    public static String ofApiKey(UUID id) {
        return API_KEY + id;
    }

    public static String ofMember(UUID id) {
        return MEMBER + id;
    }

    /** The key that asks; empty when it is a person. */
    public static Optional<UUID> apiKey(Caller caller) {
        return id(caller, API_KEY);
    }

    /** The member who asks; empty when it is a program. */
    public static Optional<UUID> member(Caller caller) {
        return id(caller, MEMBER);
    }

    private static Optional<UUID> id(Caller caller, String kind) {
        return caller.subject().startsWith(kind)
                ? Optional.of(UUID.fromString(caller.subject().substring(kind.length())))
                : Optional.empty();
    }
}
