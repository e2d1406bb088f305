package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.BY_HAND;
import static dev.saldo.chaos.check.Ledger.DEDUCTION;
import static dev.saldo.chaos.check.Ledger.DEDUCTION_TO_REFUND;
import static dev.saldo.chaos.check.Ledger.DEPOSIT;
import static dev.saldo.chaos.check.Ledger.MOVEMENTS;
import static dev.saldo.chaos.check.Ledger.PLATFORM;
import static dev.saldo.chaos.check.Ledger.REFUND;
import static dev.saldo.chaos.check.Ledger.STORE;
import static dev.saldo.chaos.check.Ledger.movement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Evidence.Account;
import dev.saldo.chaos.check.Evidence.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancesTest {

    @Test
    void rightBooksHold() {
        var finding = Balances.check(Ledger.right());

        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.HELD);
        assertThat(finding.checked()).isEqualTo(MOVEMENTS.size());
    }

    @Test
    void aLostMovementIsFound() {
        var lost = Ledger.withMovements(DEPOSIT, DEDUCTION_TO_REFUND, REFUND, BY_HAND);

        assertThat(Balances.check(lost).breaches())
                .anyMatch(breach -> breach.contains("has number 3 where 2 is next"))
                .anyMatch(breach -> breach.contains("starts from 700, the one before ended with 1000"))
                .anyMatch(breach -> breach.contains(PLATFORM + " has 650, its movements add up to 950"));
    }

    @Test
    void aLostLastMovementIsFound() {
        var lost = Ledger.withMovements(DEPOSIT, DEDUCTION, DEDUCTION_TO_REFUND, REFUND);

        assertThat(Balances.check(lost).breaches())
                .anyMatch(breach -> breach.contains("counts 5 movements, the last one is number 4"));
    }

    @Test
    void aDoubledMovementIsFound() {
        var doubled = Ledger.withMovements(DEPOSIT, DEPOSIT, DEDUCTION, DEDUCTION_TO_REFUND, REFUND, BY_HAND);

        assertThat(Balances.check(doubled).isBroken()).isTrue();
    }

    @Test
    void anotherBalanceIsFound() {
        var other = Ledger.with(List.of(new Account(STORE, PLATFORM, 651, 0, 5)), MOVEMENTS);

        assertThat(Balances.check(other).breaches())
                .containsExactly("platform %s has 651, its movements add up to 650".formatted(PLATFORM));
    }

    @Test
    void aBalanceBelowItsLimitIsFoundAlsoWhenItRecovered() {
        var below = Ledger.with(
                List.of(new Account(STORE, PLATFORM, 10, 5, 2)),
                List.of(movement(1, "deduction", -10, 0, null, "a"), movement(2, "deposit", 20, -10, null, "b")));

        assertThat(Balances.check(below).breaches())
                .singleElement()
                .asString()
                .contains("leaves -10, below the limit of -5");
    }

    @Test
    void movementsWithoutAnAccountAreFound() {
        assertThat(Balances.check(Ledger.with(List.of(), MOVEMENTS)).breaches())
                .containsExactly("platform %s has movements and no account".formatted(PLATFORM));
    }

    @Test
    void whatTheServiceItselfFindsCounts() {
        var claimed = Ledger.withClaim(new Claim("ledger of platform " + PLATFORM, "hash"));

        assertThat(Balances.check(claimed).breaches()).containsExactly("ledger of platform " + PLATFORM + ": hash");
    }
}
