package dev.saldo.platform.credit;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.HEAD;
import static dev.saldo.platform.balance.AccountFixtures.account;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.LedgerHash;
import dev.saldo.platform.lot.Part;
import dev.saldo.platform.lot.Purchase;
import java.time.Instant;
import java.util.List;
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
    @CsvSource(nullValues = "-", textBlock = """
              0.00,  0.00, DEPOSIT,      0.01,   0.01, -
             10.00,  0.00, DEDUCTION,  -10.00,   0.00, 10.00
             10.00,  0.00, DEDUCTION,   -0.01,   9.99,  0.01
              0.00,  5.00, DEDUCTION,   -5.00,  -5.00,  5.00
             -4.99,  5.00, DEDUCTION,   -0.01,  -5.00,  0.01
              3.00,  5.00, DEDUCTION,   -5.00,  -2.00,  5.00
             10.00,  0.00, ADJUSTMENT, -10.00,   0.00, 10.00
            -10.00, 10.00, ADJUSTMENT,   3.00,  -7.00,  0.00
             10.00,  0.00, REFUND,       2.50,  12.50, -2.50
             10.00,  0.00, EXPIRY,      -4.00,   6.00,  4.00
            """)
    void whatIsCoveredIsPostedWithItsNominalCost(
            String balance, String overdraft, MovementKind kind, String amount, String after, String landedCost) {
        var account = account(ACME, balance, overdraft, true);

        var posting = post(account, kind, usd(amount));

        var cost = landedCost == null ? null : usd(landedCost);
        var movement =
                new Movement(ID, account.store(), ACME, 8, kind, usd(amount), usd(balance), usd(after), cost, CAUSE);
        var posted = (Posting.Posted) posting;
        assertThat(posted.movement()).isEqualTo(movement);
        assertThat(posted.account().head()).isEqualTo(Entry.of(movement).hashAfter(HEAD));
        assertThat(posted.account().balance()).isEqualTo(usd(after));
        assertThat(posted.account().costing().cost())
                .as("what is left has its nominal cost too")
                .isEqualTo(usd(after).isNegative() ? usd("0.00") : usd(after));
    }

    @Test
    void eachMovementIsChainedToTheOneBefore() {
        var account = account(ACME, "10.00");
        var book = new Book(Openings.of(account), Ids::next);
        var first = (Posting.Posted) book.post(account.key(), new Move.Deduction(usd("1.00")), CAUSE);
        var second = (Posting.Posted) book.post(account.key(), new Move.Deduction(usd("1.00")), CAUSE);

        assertThat(first.account().head()).isEqualTo(Entry.of(first.movement()).hashAfter(HEAD));
        assertThat(second.account().head())
                .isEqualTo(Entry.of(second.movement())
                        .hashAfter(Entry.of(first.movement()).hashAfter(HEAD)));
    }

    @Test
    void anAccountIsOneMovementFurtherAfterwards() {
        var moved = account(ACME, "10.00").moved(usd("4.00"), LedgerHash.NONE, usd("3.00"));

        assertThat(moved.sequence()).isEqualTo(8);
        assertThat(moved.balance()).isEqualTo(usd("4.00"));
        assertThat(moved.head()).isEqualTo(LedgerHash.NONE);
        assertThat(moved.costing().cost()).isEqualTo(usd("3.00"));
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

        assertThat(post(account, kind, usd(amount))).isEqualTo(new Posting.InsufficientCredit(account, usd(shortfall)));
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

        assertThat(post(account, kind, usd(amount))).isEqualTo(new Posting.BalanceTooLarge());
    }

    @ParameterizedTest
    @EnumSource(MovementKind.class)
    void anotherCurrencyIsRefusedWhateverTheKind(MovementKind kind) {
        var account = account(ACME, "10.00");

        assertThat(post(account, kind, Money.of("1.00", "EUR"))).isEqualTo(new Posting.WrongCurrency(account));
    }

    @ParameterizedTest
    @EnumSource(value = MovementKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUND")
    void nothingMovesOnADeletedPlatform(MovementKind kind) {
        assertThat(post(deleted(), kind, usd("1.00"))).isEqualTo(new Posting.PlatformDeleted());
    }

    @Test
    void aDeletedPlatformGetsItsRefundsBackAllTheSame() {
        assertThat(post(deleted(), MovementKind.REFUND, usd("1.00"))).isInstanceOf(Posting.Posted.class);
    }

    @Test
    void aPlatformNobodyKnowsIsNamed() {
        var nobody = new AccountKey(account(ACME, "1.00").store(), new UUID(0, 404));

        assertThat(new Book(Openings.of(), Ids::next).post(nobody, new Move.Deduction(usd("1.00")), CAUSE))
                .isEqualTo(new Posting.UnknownPlatform(nobody.platform()));
    }

    @Test
    void creditsThatHaveExpiredAreNotDeposited() {
        var account = account(ACME, "1.00");
        var expired = new Purchase(usd("1.00"), usd("0.00"), usd("1.00"), usd("0.00"), CAUSE.at());

        assertThat(post(account, new Move.Deposit(expired))).isEqualTo(new Posting.AlreadyExpired());
    }

    @Test
    void noCostGetsMoreDigitsThanAmountsMayHave() {
        var account = account(ACME, "1.00");
        var dear = new Purchase(usd("1.00"), usd("0.00"), usd("9999999999999.99"), usd("0.00"), null);

        assertThat(post(account, new Move.Deposit(dear))).isEqualTo(new Posting.CostTooLarge());
    }

    private static Posting post(Account account, MovementKind kind, Money amount) {
        return post(account, move(account, kind, amount));
    }

    private static Posting post(Account account, Move move) {
        return new Book(Openings.of(account), () -> ID).post(account.key(), move, CAUSE);
    }

    private static Move move(Account account, MovementKind kind, Money amount) {
        return switch (kind) {
            case DEPOSIT -> new Move.Deposit(Purchase.nominal(amount));
            case DEDUCTION -> new Move.Deduction(amount.negated());
            case ADJUSTMENT -> new Move.Adjustment(amount);
            case REFUND -> new Move.Refund(amount, List.of(Part.ofOverdraft(amount)));
            case EXPIRY -> new Move.Expiry(Openings.lot(account).id(), amount.negated());
        };
    }

    private static Account deleted() {
        return account(ACME, "10.00", "0.00", false);
    }
}
