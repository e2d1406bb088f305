package dev.saldo.platform.credit;

import static dev.saldo.platform.balance.AccountFixtures.ACME;
import static dev.saldo.platform.balance.AccountFixtures.NOTHING_HELD;
import static dev.saldo.platform.balance.AccountFixtures.STORE;
import static dev.saldo.platform.balance.AccountFixtures.nominal;
import static dev.saldo.platform.balance.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.LedgerHash;
import dev.saldo.platform.balance.Overdraft;
import dev.saldo.platform.balance.Thresholds;
import dev.saldo.platform.credit.Flaw.Reason;
import dev.saldo.platform.lot.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the walk says of a ledger of five movements of 1.00 each, after somebody was at it. */
class LedgerWalkTest {

    private static final Account EMPTY = new Account(
            STORE,
            ACME,
            "Acme",
            usd("0.00"),
            0,
            LedgerHash.NONE,
            new Overdraft(usd("0.00"), 1),
            NOTHING_HELD,
            Thresholds.NONE,
            nominal("0.00"),
            true);

    private final List<Link> links = new ArrayList<>();
    private Account account = EMPTY;

    LedgerWalkTest() {
        for (var number = 1; number <= 5; number++) {
            var cause = new Cause(null, "r", "d", "Ann", Instant.EPOCH.plusSeconds(number));
            var posted = deposit(account, new UUID(0, number), cause);
            account = posted.account();
            links.add(new Link(Entry.of(posted.movement()), account.head()));
        }
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        var walk = walk();

        assertThat(walk.flaw()).isNull();
        assertThat(walk.checked()).isEqualTo(5);
        assertThat(walk.balance()).isEqualTo(500);
    }

    @Test
    void aLedgerWithoutMovementsIsIntact() {
        assertThat(LedgerWalk.along(EMPTY).over(List.of()).ended().flaw()).isNull();
    }

    @Test
    void piecesMakeNoDifference() {
        var walk = LedgerWalk.along(account).over(links.subList(0, 2)).over(links.subList(2, 5));

        assertThat(walk.ended()).isEqualTo(walk());
    }

    @Test
    void anAmountThatFitsItsBalancesDoesNotFitItsHash() {
        change(3, "r", 200, 400);

        assertBroken(3, Reason.HASH);
    }

    @Test
    void aHashMadeToFitBreaksTheNextMovement() {
        forge(3, "r", 200, 400);

        assertBroken(4, Reason.BALANCE_BEFORE);
    }

    @Test
    void theLastMovementMadeToFitBreaksTheAccount() {
        forge(5, "another reference", 100, 500);
        assertBroken(5, Reason.ACCOUNT_HASH);

        forge(5, "r", 200, 600);
        assertBroken(5, Reason.ACCOUNT_BALANCE);
    }

    @Test
    void balancesThatDoNotAddUpAreToldApartFromHashes() {
        change(2, "r", 100, 201);

        assertBroken(2, Reason.BALANCE_AFTER);
    }

    @Test
    void aMovementTakenOutOfTheMiddleIsMissedByTheNext() {
        links.remove(2);

        assertThat(walk().flaw()).isEqualTo(new Flaw(4, new UUID(0, 4), Reason.SEQUENCE));
        assertThat(walk().checked()).isEqualTo(2);
    }

    @Test
    void aMovementTakenFromTheEndIsMissedByTheAccount() {
        links.removeLast();

        assertThat(walk().flaw()).isEqualTo(new Flaw(5, null, Reason.MISSING));
    }

    @Test
    void allMovementsGoneAreMissed() {
        links.clear();

        assertThat(walk().flaw()).isEqualTo(new Flaw(1, null, Reason.MISSING));
    }

    @Test
    void aMovementTheAccountDoesNotCountIsNamed() {
        var posted = deposit(account, new UUID(0, 6), new Cause(null, null, null, "Eve", Instant.EPOCH));
        links.add(new Link(Entry.of(posted.movement()), posted.account().head()));

        assertThat(walk().flaw()).isEqualTo(new Flaw(6, new UUID(0, 6), Reason.NOT_COUNTED));
    }

    @Test
    void movementsInAnotherOrderAreOutOfOrder() {
        Collections.swap(links, 1, 2);

        assertThat(walk().flaw()).isEqualTo(new Flaw(3, new UUID(0, 3), Reason.SEQUENCE));
    }

    @Test
    void anAccountInAnotherCurrencyDoesNotFit() {
        var euros = new Account(
                STORE,
                ACME,
                "Acme",
                Money.of("5.00", "EUR"),
                5,
                account.head(),
                account.overdraft(),
                account.held(),
                Thresholds.NONE,
                account.costing(),
                true);

        assertThat(LedgerWalk.along(euros).over(links).ended().flaw())
                .isEqualTo(new Flaw(1, new UUID(0, 1), Reason.CURRENCY));
    }

    private static Posting.Posted deposit(Account account, UUID id, Cause cause) {
        var move = new Move.Deposit(Purchase.nominal(usd("1.00")));
        return (Posting.Posted) new Book(Openings.of(account), () -> id).post(account.key(), move, cause);
    }

    private LedgerWalk walk() {
        return LedgerWalk.along(account).over(links).ended();
    }

    private void assertBroken(long sequence, Reason reason) {
        assertThat(walk().flaw()).isEqualTo(new Flaw(sequence, new UUID(0, sequence), reason));
    }

    /** With the hash that fits what it says now. */
    private void forge(int sequence, String reference, long amount, long after) {
        change(sequence, reference, amount, after);
        var entry = links.get(sequence - 1).entry();
        links.set(
                sequence - 1,
                new Link(entry, entry.hashAfter(links.get(sequence - 2).hash())));
    }

    private void change(int sequence, String reference, long amount, long after) {
        var old = links.get(sequence - 1).entry();
        var entry = new Entry(
                old.id(),
                old.store(),
                old.platform(),
                old.sequence(),
                old.kind(),
                old.currency(),
                amount,
                old.before(),
                after,
                old.sale(),
                reference,
                old.description(),
                old.actor(),
                old.micros(),
                old.landedCost(),
                old.hold());
        links.set(sequence - 1, new Link(entry, links.get(sequence - 1).hash()));
    }
}
