package dev.saldo.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import dev.saldo.gateway.limit.RateLimitProperties.Allowance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RateLimitPropertiesTest {

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties(RateLimitProperties.class)
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> assertThat(context.getBean(RateLimitProperties.class))
                .isEqualTo(new RateLimitProperties(new Allowance(1000, 2000), new Allowance(1000, 2000), 100, 20)));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "saldo.rate-limit.per-key.per-second=1",
                        "saldo.rate-limit.per-key.burst=2",
                        "saldo.rate-limit.per-address.per-second=3",
                        "saldo.rate-limit.per-address.burst=4",
                        "saldo.rate-limit.streams=6",
                        "saldo.rate-limit.failures-per-minute=5")
                .run(context -> assertThat(context.getBean(RateLimitProperties.class))
                        .isEqualTo(new RateLimitProperties(new Allowance(1, 2), new Allowance(3, 4), 6, 5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saldo.rate-limit.per-key.per-second=0",
                "saldo.rate-limit.per-address.burst=-1",
                "saldo.rate-limit.streams=0",
                "saldo.rate-limit.failures-per-minute=0"
            })
    void whatMakesNoSenseStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
