package dev.saldo.gateway.signin;

import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** No gateway starts in production with a secret that everybody can look up. */
@Component
final class ProductionCheck {

    private static final Set<String> TELLTALES =
            Set.of("changeme", "change-me", "change_me", "password", "secret", "development", "example", "postgres");
    private static final int SHORTEST = 16;
    private static final int FEWEST_CHARACTERS = 6;

    ProductionCheck(Environment environment, OidcProperties oidc) {
        if (environment.acceptsProfiles(Profiles.of("prod")) && isForDevelopment(oidc.clientSecret())) {
            throw new IllegalStateException("refusing to start in the profile prod: saldo.oidc.client-secret is a "
                    + "development secret, or too short");
        }
    }

    /** By the rules that service-kit has for the services; a public client has no secret. */
    static boolean isForDevelopment(String secret) {
        var text = secret.toLowerCase(Locale.ROOT);
        return !text.isEmpty()
                && (text.length() < SHORTEST
                        || text.startsWith("dev-")
                        || TELLTALES.stream().anyMatch(text::contains)
                        || text.chars().distinct().count() < FEWEST_CHARACTERS);
    }
}
