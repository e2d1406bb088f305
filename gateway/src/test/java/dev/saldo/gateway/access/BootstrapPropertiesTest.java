package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.PropertiesRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class BootstrapPropertiesTest {

    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final UUID STORE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private final ApplicationContextRunner runner = PropertiesRunner.binding(Bound.class);

    @EnableConfigurationProperties(BootstrapProperties.class)
    static class Bound {}

    @Test
    void nothingNeedsToBeSet() {
        runner.run(context -> assertThat(context.getBean(BootstrapProperties.class))
                .isEqualTo(new BootstrapProperties(Path.of(".saldo/gateway"), "", "", null, "My store", false)));
    }

    @Test
    void everythingCanBeSetByEnvironmentVariables() {
        var variables = Map.<String, Object>of(
                "SALDO_BOOTSTRAP_DIRECTORY", "/data",
                "SALDO_BOOTSTRAP_KEY_FILE", "/key",
                "SALDO_BOOTSTRAP_KEY_HASH", HASH,
                "SALDO_BOOTSTRAP_STORE_ID", STORE.toString(),
                "SALDO_BOOTSTRAP_STORE_NAME", "Shop",
                "SALDO_BOOTSTRAP_RESET_KEY", "true");
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> assertThat(context.getBean(BootstrapProperties.class))
                        .isEqualTo(new BootstrapProperties(Path.of("/data"), "/key", HASH, STORE, "Shop", true)));
    }

    /** As Compose passes on what is not set. */
    @Test
    void anEmptyVariableIsNone() {
        runner.withPropertyValues("saldo.bootstrap.key-hash=", "saldo.bootstrap.store-id=", "saldo.bootstrap.key-file=")
                .run(context -> assertThat(
                                context.getBean(BootstrapProperties.class).isSupplied())
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saldo.bootstrap.key-hash=" + HASH,
                "saldo.bootstrap.store-id=01890a5d-ac96-774b-bcce-b302099a8057",
                "saldo.bootstrap.key-hash=secret",
                "saldo.bootstrap.store-name="
            })
    void aHalfOrWronglySuppliedKeyStopsTheStart(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
