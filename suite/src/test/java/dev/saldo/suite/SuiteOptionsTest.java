package dev.saldo.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.engines.Durability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteOptionsTest {

    @Test
    void withoutArgumentsTheDataIsHereAndThePortIs8080() {
        assertThat(SuiteOptions.of())
                .isEqualTo(new SuiteOptions(Path.of(".saldo").toAbsolutePath(), 8080, Durability.FSYNC));
    }

    @Test
    void argumentsSayWhere() {
        assertThat(SuiteOptions.of("--port=9090", "--data=/var/lib/saldo"))
                .isEqualTo(new SuiteOptions(Path.of("/var/lib/saldo"), 9090, Durability.FSYNC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void aPortIsANumberThatExists(String port) {
        assertThatThrownBy(() -> SuiteOptions.of("--port=" + port))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("from 1 to 65535");
    }
}
