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

    /** The member who asks; empty when it is a program. */
    public static Optional<UUID> member(Caller caller) {
        return caller.subject().startsWith(MEMBER)
                ? Optional.of(UUID.fromString(caller.subject().substring(MEMBER.length())))
                : Optional.empty();
    }
}
