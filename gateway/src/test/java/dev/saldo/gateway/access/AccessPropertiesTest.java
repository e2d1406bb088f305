package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AccessPropertiesTest {

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties(AccessProperties.class)
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> assertThat(context.getBean(AccessProperties.class))
                .isEqualTo(new AccessProperties(Duration.ofSeconds(4), 10_000)));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues("saldo.access.cache-time=1s", "saldo.access.cache-size=5")
                .run(context -> assertThat(context.getBean(AccessProperties.class))
                        .isEqualTo(new AccessProperties(Duration.ofSeconds(1), 5)));
    }

    /** Longer than four seconds, a revoked key would work for longer than it may. */
    @ParameterizedTest
    @ValueSource(
            strings = {"saldo.access.cache-time=4001ms", "saldo.access.cache-time=0s", "saldo.access.cache-size=0"})
    void whatMakesNoSenseStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
