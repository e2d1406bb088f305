package dev.saldo.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class PropertiesTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(AllOfThem.class);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            saldo.usage.consumption.largest-batch=1, true
            saldo.usage.consumption.largest-batch=0, false
            saldo.usage.consumption.capacity=0,      false
            saldo.usage.events.grace=1h,             true
            saldo.usage.events.grace=soon,           false
            saldo.usage.events.largest-batch=-1,     false
            saldo.usage.events.capacity=0,           false
            saldo.usage.leases.expiry-interval=1s,   true
            saldo.usage.leases.expiry-interval=0s,   false
            """)
    void whatMakesNoSenseIsRefusedAtStart(String property, boolean accepted) {
        context.withPropertyValues(property)
                .run(started -> assertThat(started.getStartupFailure() == null).isEqualTo(accepted));
    }

    @Configuration
    @ConfigurationPropertiesScan("dev.saldo.usage")
    static class AllOfThem {}
}
