package dev.saldo.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DocsPropertiesTest {

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties(DocsProperties.class)
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> assertThat(context.getBean(DocsProperties.class))
                .isEqualTo(new DocsProperties("/", Duration.ofSeconds(30))));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues("saldo.docs.server-url=https://api.example", "saldo.docs.cached-for=1m")
                .run(context -> assertThat(context.getBean(DocsProperties.class))
                        .isEqualTo(new DocsProperties("https://api.example", Duration.ofMinutes(1))));
    }

    @Test
    void whatMakesNoSenseStopsTheStart() {
        runner.withPropertyValues("saldo.docs.server-url=")
                .run(context -> assertThat(context).hasFailed());
    }
}
