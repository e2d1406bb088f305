package dev.saldo.platform.credit;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.HEAD;
import static dev.saldo.platform.balance.AccountFixtures.account;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.LedgerHash;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {

    private static final UUID ID = new UUID(0, 77);
    private static final Cause CAUSE =
            new Cause(null, "invoice 7", "a description", "Ann", Instant.parse("2026-02-10T12:00:00Z"));

    @ParameterizedTest(name = "{0} with overdraft limit {1}: {2} of {3} makes {4}")
    @CsvSource(textBlock = """
              0.00,  0.00, DEPOSIT,      0.01,   0.01
             10.00,  0.00, DEDUCTION,  -10.00,   0.00
             10.00,  0.00, DEDUCTION,   -0.01,   9.99
              0.00,  5.00, DEDUCTION,   -5.00,  -5.00
             -4.99,  5.00, DEDUCTION,   -0.01,  -5.00
             10.00,  0.00, ADJUSTMENT, -10.00,   0.00
            -10.00, 10.00, ADJUSTMENT,   3.00,  -7.00
             10.00,  0.00, REFUND,       2.50,  12.50
            """)
    void whatIsCoveredIsPosted(String balance, String overdraft, MovementKind kind, String amount, String after) {
        var account = account(ACME, balance, overdraft, true);

        var posting = Ledger.post(account, kind, usd(amount), ID, CAUSE);

        var movement = new Movement(ID, account.store(), ACME, 8, kind, usd(amount), usd(balance), usd(after), CAUSE);
        var head = Entry.of(movement).hashAfter(HEAD);
        assertThat(posting).isEqualTo(new Posting.Posted(movement, account.moved(usd(after), head)));
    }

    @Test
    void eachMovementIsChainedToTheOneBefore() {
        var first = posted(account(ACME, "10.00"), new UUID(0, 1));
        var second = posted(first.account(), new UUID(0, 2));

        assertThat(first.account().head()).isEqualTo(Entry.of(first.movement()).hashAfter(HEAD));
        assertThat(second.account().head())
                .isEqualTo(Entry.of(second.movement())
                        .hashAfter(Entry.of(first.movement()).hashAfter(HEAD)));
    }

    @Test
    void anAccountIsOneMovementFurtherAfterwards() {
        var moved = account(ACME, "10.00").moved(usd("4.00"), LedgerHash.NONE);

        assertThat(moved.sequence()).isEqualTo(8);
        assertThat(moved.balance()).isEqualTo(usd("4.00"));
        assertThat(moved.head()).isEqualTo(LedgerHash.NONE);
    }

    @ParameterizedTest(name = "{0} with overdraft limit {1}: {2} of {3} lacks {4}")
    @CsvSource(textBlock = """
             10.00, 0.00, DEDUCTION,  -10.01,  0.01
              0.00, 0.00, DEDUCTION,   -0.01,  0.01
              0.00, 5.00, DEDUCTION,  -12.00,  7.00
             -5.00, 5.00, DEDUCTION,   -0.01,  0.01
             10.00, 5.00, ADJUSTMENT, -20.00,  5.00
            """)
    void moreThanBalanceAndOverdraftLimitIsRefusedWithWhatIsMissing(
            String balance, String overdraft, MovementKind kind, String amount, String shortfall) {
        var account = account(ACME, balance, overdraft, true);

        assertThat(Ledger.post(account, kind, usd(amount), ID, CAUSE))
                .isEqualTo(new Posting.InsufficientCredit(account, usd(shortfall)));
    }

    @ParameterizedTest(name = "{0} and {2}")
    @CsvSource(textBlock = """
            9999999999999.99,             0.00, DEPOSIT,             0.01
            9999999999999.99,             0.00, REFUND,              0.01
                        0.01,             0.00, ADJUSTMENT, 9999999999999.99
            -9999999999999.99, 9999999999999.99, DEPOSIT,   10000000000000.00
            9999999999999.99, 9999999999999.99, DEDUCTION, -10000000000000.00
            """)
    void noAmountAndNoBalanceGetsMoreDigitsThanAmountsMayHave(
            String balance, String overdraft, MovementKind kind, String amount) {
        var account = account(ACME, balance, overdraft, true);

        assertThat(Ledger.post(account, kind, usd(amount), ID, CAUSE)).isEqualTo(new Posting.BalanceTooLarge());
    }

    @ParameterizedTest
    @EnumSource(MovementKind.class)
    void anotherCurrencyIsRefusedWhateverTheKind(MovementKind kind) {
        var account = account(ACME, "10.00");

        assertThat(Ledger.post(account, kind, Money.of("1.00", "EUR"), ID, CAUSE))
                .isEqualTo(new Posting.WrongCurrency(account));
    }

    @ParameterizedTest
    @EnumSource(value = MovementKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUND")
    void nothingMovesOnADeletedPlatform(MovementKind kind) {
        assertThat(Ledger.post(deleted(), kind, usd("1.00"), ID, CAUSE)).isEqualTo(new Posting.PlatformDeleted());
    }

    @Test
    void aDeletedPlatformGetsItsRefundsBackAllTheSame() {
        assertThat(Ledger.post(deleted(), MovementKind.REFUND, usd("1.00"), ID, CAUSE))
                .isInstanceOf(Posting.Posted.class);
    }

    private static Posting.Posted posted(Account account, UUID id) {
        return (Posting.Posted) Ledger.post(account, MovementKind.DEDUCTION, usd("-1.00"), id, CAUSE);
    }

    private static Account deleted() {
        return account(ACME, "10.00", "0.00", false);
    }
}
