package dev.saldo.billing;

import dev.saldo.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void billingHoldsTheHouseRules() {
        ArchitectureRules.check("dev.saldo.billing");
    }
}
