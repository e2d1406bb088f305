package dev.saldo.usage;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.saldo.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsToTheHouseRules() {
        assertThatCode(() -> ArchitectureRules.check("dev.saldo.usage")).doesNotThrowAnyException();
    }
}
