package dev.saldo.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class EdgePropertiesTest {

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties({CorsProperties.class, BodyLimitProperties.class, EdgeProperties.class})
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> {
            assertThat(context.getBean(CorsProperties.class))
                    .isEqualTo(new CorsProperties(List.of(), Duration.ofHours(1)));
            assertThat(context.getBean(BodyLimitProperties.class))
                    .isEqualTo(new BodyLimitProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(5)));
            assertThat(context.getBean(EdgeProperties.class)).isEqualTo(new EdgeProperties(0, null));
        });
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "saldo.cors.allowed-origins=https://a.example,https://b.example",
                        "saldo.cors.max-age=5m",
                        "saldo.body-limit.standard=2KB",
                        "saldo.body-limit.bulk=3KB",
                        "saldo.edge.trusted-proxies=2",
                        "saldo.edge.public-url=https://saldo.example:8443")
                .run(context -> {
                    assertThat(context.getBean(CorsProperties.class))
                            .isEqualTo(new CorsProperties(
                                    List.of("https://a.example", "https://b.example"), Duration.ofMinutes(5)));
                    assertThat(context.getBean(BodyLimitProperties.class))
                            .isEqualTo(new BodyLimitProperties(DataSize.ofKilobytes(2), DataSize.ofKilobytes(3)));
                    assertThat(context.getBean(EdgeProperties.class))
                            .isEqualTo(new EdgeProperties(2, URI.create("https://saldo.example:8443")));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saldo.edge.trusted-proxies=-1",
                "saldo.edge.public-url=https://saldo.example/path",
                "saldo.edge.public-url=saldo.example",
                "saldo.cors.max-age=long",
                "saldo.body-limit.standard=much",
                "saldo.body-limit.bulk=-"
            })
    void whatMakesNoSenseStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
