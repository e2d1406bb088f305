package dev.saldo.gateway;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Binds and validates configuration as the gateway does, without the gateway. */
public final class PropertiesRunner {

    private PropertiesRunner() {}

    /** @param bound a class that enables the properties under test, see {@link EnableConfigurationProperties} */
    public static ApplicationContextRunner binding(Class<?> bound) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withUserConfiguration(bound);
    }
}
