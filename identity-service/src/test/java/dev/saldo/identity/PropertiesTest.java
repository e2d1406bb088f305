package dev.saldo.identity;

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
            saldo.identity.signing.rotation=30d,   true
            saldo.identity.signing.rotation=10m,   false
            saldo.identity.signing.announced=0s,   false
            saldo.identity.signing.kept=5m,        false
            saldo.identity.session.idle=13h,       false
            saldo.identity.session.idle=30s,       false
            saldo.identity.session.longest=1h,     false
            saldo.oidc.audience=,                  false
            saldo.oidc.timeout=soon,               false
            saldo.bootstrap.store-name=,           false
            saldo.bootstrap.key=secret,            false
            saldo.bootstrap.reset-key=true,        true
            """)
    void whatMakesNoSenseIsRefusedAtStart(String property, boolean accepted) {
        context.withPropertyValues(property)
                .run(started -> assertThat(started.getStartupFailure() == null).isEqualTo(accepted));
    }

    @Configuration
    @ConfigurationPropertiesScan("dev.saldo.identity")
    static class AllOfThem {}
}
