package dev.saldo.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IssuerPropertiesTest {

    @EnableConfigurationProperties(IssuerProperties.class)
    static class Bound {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Bound.class)
            .withPropertyValues(
                    "saldo.issuer.uri=http://localhost:9000",
                    "saldo.issuer.directory=here",
                    "saldo.issuer.redirect-uris=http://localhost:8080/code");

    @Test
    void lifetimesHaveDefaults() {
        runner.run(context -> assertThat(context.getBean(IssuerProperties.class))
                .satisfies(properties -> {
                    assertThat(properties.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(10));
                    assertThat(properties.refreshTokenLifetime()).isEqualTo(Duration.ofHours(8));
                    assertThat(properties.logoutUris()).isEmpty();
                    assertThat(properties.accounts()).isEmpty();
                }));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "saldo.issuer.redirect-uris=http://localhost:8080/code,http://127.0.0.1:8080/code",
                        "saldo.issuer.logout-uris=http://localhost:8080/",
                        "saldo.issuer.access-token-lifetime=1m",
                        "saldo.issuer.refresh-token-lifetime=1h",
                        "saldo.issuer.accounts[0].email=ada@example.com",
                        "saldo.issuer.accounts[0].name=Ada")
                .run(context -> assertThat(context.getBean(IssuerProperties.class))
                        .satisfies(properties -> {
                            assertThat(properties.uri()).isEqualTo(URI.create("http://localhost:9000"));
                            assertThat(properties.directory()).isEqualTo(Path.of("here"));
                            assertThat(properties.origins())
                                    .containsExactly("http://localhost:8080", "http://127.0.0.1:8080");
                            assertThat(properties.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(1));
                            assertThat(properties.refreshTokenLifetime()).isEqualTo(Duration.ofHours(1));
                            assertThat(properties.accounts())
                                    .containsExactly(new IssuerProperties.Person("ada@example.com", "Ada"));
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saldo.issuer.redirect-uris=",
                "saldo.issuer.access-token-lifetime=0s",
                "saldo.issuer.refresh-token-lifetime=-1s",
                "saldo.issuer.accounts[0].email=nobody"
            })
    void nonsenseStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
