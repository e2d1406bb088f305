package dev.saldo.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RoutingPropertiesTest {

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties({ServiceAddresses.class, CircuitProperties.class})
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> {
            assertThat(Stream.of(Service.values()).map(context.getBean(ServiceAddresses.class)::of))
                    .extracting(URI::toString)
                    .containsExactly(
                            "http://localhost:8081",
                            "http://localhost:8082",
                            "http://localhost:8083",
                            "http://localhost:8084",
                            "http://localhost:8086",
                            "http://localhost:8085");
            assertThat(context.getBean(CircuitProperties.class))
                    .isEqualTo(new CircuitProperties(50, 10, 50, Duration.ofSeconds(5)));
        });
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "saldo.services.platform=http://p:1",
                        "saldo.services.catalog=http://c:2",
                        "saldo.services.sales=http://s:3",
                        "saldo.services.billing=http://b:4",
                        "saldo.services.usage=http://u:6",
                        "saldo.services.identity=http://i:5",
                        "saldo.circuit.calls=20",
                        "saldo.circuit.minimum-calls=5",
                        "saldo.circuit.failure-percent=80",
                        "saldo.circuit.open-for=1m")
                .run(context -> {
                    assertThat(Stream.of(Service.values()).map(context.getBean(ServiceAddresses.class)::of))
                            .extracting(URI::toString)
                            .containsExactly(
                                    "http://p:1", "http://c:2", "http://s:3", "http://b:4", "http://u:6", "http://i:5");
                    assertThat(context.getBean(CircuitProperties.class))
                            .isEqualTo(new CircuitProperties(20, 5, 80, Duration.ofMinutes(1)));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saldo.services.sales=::",
                "saldo.circuit.calls=0",
                "saldo.circuit.minimum-calls=-1",
                "saldo.circuit.failure-percent=101"
            })
    void whatMakesNoSenseStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
