package dev.saldo.sales;

import dev.saldo.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.saldo.sales");
    }
}
