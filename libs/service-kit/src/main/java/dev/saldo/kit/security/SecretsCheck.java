package dev.saldo.kit.security;

import dev.saldo.kit.SaldoService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Keeps a service from starting in the profile {@code prod} with a secret meant for development. Which properties are
 * secrets is said by {@code saldo.secrets}; one with a {@code ?} at the end need not be set.
 */
public final class SecretsCheck implements EnvironmentPostProcessor, Ordered {

    private static final Profiles PROD = Profiles.of("prod");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(SaldoService.NAME) || !environment.acceptsProfiles(PROD)) {
            return;
        }
        var weak = weaknesses(environment);
        if (!weak.isEmpty()) {
            throw new IllegalStateException("refusing to start in the profile prod: " + String.join("; ", weak));
        }
    }

    private static List<String> weaknesses(ConfigurableEnvironment environment) {
        return Arrays.stream(environment.getProperty("saldo.secrets", String[].class, new String[0]))
                .map(name -> weakness(name.strip(), environment))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Names the property, never its value. */
    private static Optional<String> weakness(String name, ConfigurableEnvironment environment) {
        var property = name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
        var secret = environment.getProperty(property, "");
        return secret.isEmpty() && name.endsWith("?")
                ? Optional.empty()
                : Secrets.weakness(secret).map(weakness -> property + " " + weakness);
    }

    /** After the configuration files, and after the kit's defaults. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
