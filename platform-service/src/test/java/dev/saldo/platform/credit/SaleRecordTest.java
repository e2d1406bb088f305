package dev.saldo.platform.credit;

import static dev.saldo.platform.balance.AccountFixtures.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleRecordTest {

    @ParameterizedTest(name = "attempt {2} of a sale {0} at attempt {1}: {3}")
    @CsvSource(textBlock = """
            REJECTED, 1, 2, true
            REJECTED, 1, 5, true
            REJECTED, 2, 2, false
            REJECTED, 2, 1, false
            DEDUCTED, 1, 1, false
            DEDUCTED, 1, 2, false
            REFUNDED, 1, 1, false
            REFUNDED, 1, 2, false
            """)
    void onlyANewerAttemptOfARejectedSaleIsStillToBeDecided(
            SaleStatus status, int attempt, int nextAttempt, boolean awaited) {
        var sale = new SaleRecord(STORE, new UUID(0, 99), attempt, status);

        assertThat(sale.awaits(nextAttempt)).isEqualTo(awaited);
    }
}
