package dev.saldo.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChaosOptionsTest {

    @Test
    void unlessToldItIsFiveMinutesWithASeedByChance() {
        assertThat(options().length()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options().seed()).isEqualTo(new Random(1).nextInt(1_000_000));
    }

    @Test
    void minutesAndSeedAreToldInEitherWay() {
        assertThat(options("--minutes", "3", "--seed=-7").length()).isEqualTo(Duration.ofMinutes(3));
        assertThat(options("--minutes", "3", "--seed=-7").seed()).isEqualTo(-7);
    }

    @Test
    void anythingElseIsRefusedWithTheUsage() {
        assertThatThrownBy(() -> options("--hours", "1")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> options("--minutes")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> options("--minutes", "0")).hasMessageContaining("1 to 1440");
        assertThatThrownBy(() -> options("--seed", "x")).hasMessageContaining("whole number");
    }

    private static ChaosOptions options(String... arguments) {
        return ChaosOptions.of(Path.of(""), "", new Random(1), arguments);
    }
}
