package dev.saldo.platform.registry;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.HEAD;
import static dev.saldo.platform.balance.AccountFixtures.NOTHING_HELD;
import static dev.saldo.platform.balance.AccountFixtures.STORE;
import static dev.saldo.platform.balance.AccountFixtures.nominal;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.Overdraft;
import dev.saldo.platform.balance.Thresholds;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    @ParameterizedTest(name = "{1} after {0} movements, to {2} with an overdraft limit of {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # movements | balance | currency | overdraft limit | verdict
            0           |   0.00  | USD      | 0.00            | ALLOWED
            0           |   0.00  | EUR      | 0.00            | ALLOWED
            0           |   0.00  | EUR      | 5.00            | ALLOWED
            1           | 100.00  | EUR      | 0.00            | CURRENCY_FIXED
            2           |   0.00  | EUR      | 0.00            | CURRENCY_FIXED
            2           |  -5.00  | EUR      | 9.00            | CURRENCY_FIXED
            1           |  -5.00  | USD      | 5.00            | ALLOWED
            1           |  -5.00  | USD      | 4.99            | OVERDRAFT_IN_USE
            1           |  -5.00  | USD      | 0.00            | OVERDRAFT_IN_USE
            1           |   0.01  | USD      | 0.00            | ALLOWED
            """)
    void theLedgerDecidesWhatMayChange(
            long movements, String balance, String currency, String overdraftLimit, Change verdict) {
        var overdraft = new Overdraft(usd("5.00"), 1);
        var account = new Account(
                STORE,
                ACME,
                "Acme",
                usd(balance),
                movements,
                HEAD,
                overdraft,
                NOTHING_HELD,
                Thresholds.NONE,
                nominal(balance),
                true);

        assertThat(Change.of(account, Currency.getInstance(currency), Money.of(overdraftLimit, currency)))
                .isEqualTo(verdict);
    }
}
