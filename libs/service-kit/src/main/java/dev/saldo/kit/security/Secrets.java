package dev.saldo.kit.security;

import dev.saldo.kit.Pure;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a secret that only development may use. */
@Pure
final class Secrets {

    static final int SHORTEST = 16;
    private static final int FEWEST_CHARACTERS = 6;
    private static final Set<String> TELLTALES =
            Set.of("changeme", "change-me", "change_me", "password", "secret", "development", "example", "postgres");

    private Secrets() {}

    /** What is wrong with it; empty for one that may guard something. */
    static Optional<String> weakness(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return Optional.of("is not set");
        }
        if (secret.length() < SHORTEST) {
            return Optional.of("has fewer than %d characters".formatted(SHORTEST));
        }
        var text = secret.toLowerCase(Locale.ROOT);
        if (text.startsWith("dev-") || TELLTALES.stream().anyMatch(text::contains)) {
            return Optional.of("is a development secret");
        }
        return text.chars().distinct().count() < FEWEST_CHARACTERS ? Optional.of("repeats itself") : Optional.empty();
    }
}
