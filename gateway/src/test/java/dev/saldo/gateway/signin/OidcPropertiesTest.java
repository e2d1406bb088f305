package dev.saldo.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class OidcPropertiesTest {

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties(OidcProperties.class)
    @Import(ProductionCheck.class)
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> assertThat(context.getBean(OidcProperties.class))
                .isEqualTo(new OidcProperties("", "", "saldo", "", Set.of("openid", "profile", "email"))));
    }

    @Test
    void everythingCanBeSet() {
        runner.withPropertyValues(
                        "saldo.oidc.issuer-uri=https://issuer.example/realm",
                        "saldo.oidc.discovery-uri=http://issuer/d",
                        "saldo.oidc.client-id=me",
                        "saldo.oidc.client-secret=mine",
                        "saldo.oidc.scopes=openid")
                .run(context -> assertThat(context.getBean(OidcProperties.class))
                        .isEqualTo(new OidcProperties(
                                "https://issuer.example/realm", "http://issuer/d", "me", "mine", Set.of("openid"))));
    }

    @Test
    void anIssuerSaysMoreBelowItsOwnAddress() {
        var slash = new OidcProperties("https://issuer.example/", "", "me", "", Set.of("openid"));

        assertThat(slash.discovery()).isEqualTo("https://issuer.example/.well-known/openid-configuration");
    }

    @Test
    void theSecretDoesNotShow() {
        assertThat(new OidcProperties("https://i", "", "me", "mine", Set.of()).toString())
                .doesNotContain("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"saldo.oidc.client-id=", "saldo.oidc.scopes=profile"})
    void whatMakesNoSenseStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dev-0123456789abcdefghij", "0123456789-secret-0123456789", "sh0rt", "aaaaaaaaaaaaaaaaaaaa"})
    void productionDoesNotStartWithADevelopmentSecretAndSaysWhich(String secret) {
        runner.withPropertyValues("spring.profiles.active=prod", "saldo.oidc.client-secret=" + secret)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("saldo.oidc.client-secret")
                        .hasMessageNotContaining(secret));
        runner.withPropertyValues("saldo.oidc.client-secret=" + secret)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kT7x!vQ2zP9wLm4sRd8f"})
    void productionStartsWithASecretOfItsOwnOrAsAPublicClient(String secret) {
        runner.withPropertyValues("spring.profiles.active=prod", "saldo.oidc.client-secret=" + secret)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
