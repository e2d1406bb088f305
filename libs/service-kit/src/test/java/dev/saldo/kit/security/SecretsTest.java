package dev.saldo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.kit.SaldoService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretsTest {

    private static final String GOOD = "8f14e45fceea167a5a36dedd4bea2543";

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "correct horse battery staple", "kVq3!mZ81xW0pLrT"})
    void aSecretThatMayGuardSomething(String secret) {
        assertThat(Secrets.weakness(secret)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void noneAtAll(String secret) {
        assertThat(Secrets.weakness(secret)).contains("is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "kVq3!mZ81xW0pLr, has fewer than 16 characters",
        "saldo-Password-2026, is a development secret",
        "dev-8f14e45fceea167a, is a development secret",
        "changeme-changeme-1, is a development secret",
        "aaaaaaaaaaaaaaaaaaaaaaaa, repeats itself"
    })
    void aWeakOne(String secret, String why) {
        assertThat(Secrets.weakness(secret)).contains(why);
    }

    @Test
    void aServiceDoesNotStartInProductionWithOneAndSaysWhich() {
        var environment = environment("prod", "changeme-changeme");

        assertThatThrownBy(() -> new SecretsCheck().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageContaining("saldo.database.password is a development secret")
                .hasMessageNotContaining("changeme")
                .hasMessageNotContaining("saldo.other");
    }

    @Test
    void elsewhereItStarts() {
        new SecretsCheck().postProcessEnvironment(environment("dev", "changeme"), new SpringApplication());
        new SecretsCheck().postProcessEnvironment(environment("prod", GOOD), new SpringApplication());
    }

    @Test
    void aSecretThatNeedNotBeSetIsAGoodOneIfItIs() {
        var environment = environment("prod", GOOD);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("more", Map.of("saldo.weak", "aaaaaaaaaaaaaaaaaaaa")));

        assertThatThrownBy(() -> new SecretsCheck().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageEndingWith("prod: saldo.weak repeats itself");
    }

    private static StandardEnvironment environment(String profile, String password) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                SaldoService.NAME,
                                "platform",
                                "saldo.secrets",
                                "saldo.database.password, saldo.other, saldo.unset?, saldo.weak?",
                                "saldo.other",
                                GOOD,
                                "saldo.database.password",
                                password)));
        return environment;
    }
}
