package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.BY_HAND;
import static dev.saldo.chaos.check.Ledger.COMPLETED;
import static dev.saldo.chaos.check.Ledger.CONFIRMING;
import static dev.saldo.chaos.check.Ledger.DEDUCTING;
import static dev.saldo.chaos.check.Ledger.DEPOSIT;
import static dev.saldo.chaos.check.Ledger.DEPOSITING;
import static dev.saldo.chaos.check.Ledger.DRAFTING;
import static dev.saldo.chaos.check.Ledger.INVOICE;
import static dev.saldo.chaos.check.Ledger.MOVEMENTS;
import static dev.saldo.chaos.check.Ledger.PAYING;
import static dev.saldo.chaos.check.Ledger.PAYMENT;
import static dev.saldo.chaos.check.Ledger.PAYMENTS;
import static dev.saldo.chaos.check.Ledger.REFUNDED;
import static dev.saldo.chaos.check.Ledger.SALES;
import static dev.saldo.chaos.check.Ledger.STORE;
import static dev.saldo.chaos.check.Ledger.TOLD;
import static dev.saldo.chaos.check.Ledger.id;
import static dev.saldo.chaos.check.Ledger.movement;
import static dev.saldo.chaos.check.Ledger.sale;
import static dev.saldo.chaos.check.Ledger.told;
import static dev.saldo.chaos.check.Ledger.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Evidence.Payment;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {

    @Test
    void rightBooksHold() {
        var finding = Promises.check(Ledger.right(), TOLD, List.of());

        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.HELD);
        assertThat(finding.checked()).isEqualTo(TOLD.size());
    }

    @Test
    void anAcknowledgedDepositThatIsNotThereIsFound() {
        assertThat(breaches(Ledger.withMovements(BY_HAND), TOLD))
                .containsExactly("deposit %s was acknowledged as %s, and is there 0 times"
                        .formatted(DEPOSITING.key(), DEPOSIT.id()));
    }

    @Test
    void aDepositThatIsThereTwiceIsFound() {
        var twice = Ledger.withMovements(
                DEPOSIT,
                BY_HAND,
                movement(6, "deposit", 1_000, 650, null, DEPOSITING.key().toString()));

        assertThat(breaches(twice, TOLD)).anyMatch(breach -> breach.contains("is there 2 times"));
        assertThat(breaches(twice, changed(unknown(DEPOSITING))))
                .anyMatch(breach -> breach.contains("is there 2 times"));
    }

    @Test
    void aDepositOfAnotherAmountIsFound() {
        var other = Ledger.withMovements(
                BY_HAND, movement(1, "deposit", 999, 0, null, DEPOSITING.key().toString()));

        assertThat(breaches(other, TOLD))
                .singleElement()
                .asString()
                .contains("999")
                .contains("1000");
    }

    @Test
    void whatWasRefusedForSureAndIsThereIsFound() {
        var refused = told(DEDUCTING, new Refused(409, "insufficient-credit", true));

        assertThat(breaches(Ledger.right(), changed(refused)))
                .singleElement()
                .asString()
                .contains("was refused (insufficient-credit), and is there");
    }

    @Test
    void whatWasRefusedAfterAnAttemptNobodyAnsweredMayBeThere() {
        var refused = told(DEDUCTING, new Refused(409, "insufficient-credit", false));

        assertThat(breaches(Ledger.right(), changed(refused))).isEmpty();
    }

    @Test
    void whatNobodyKnowsMayBeThereOrNot() {
        assertThat(breaches(Ledger.right(), changed(unknown(DEPOSITING)))).isEmpty();
        assertThat(breaches(Ledger.withMovements(BY_HAND), changed(unknown(DEPOSITING))))
                .isEmpty();
    }

    @Test
    void aRefusalThatNoRuleExplainsIsFound() {
        var refused = told(CONFIRMING, new Refused(404, "not-found", true));

        assertThat(breaches(Ledger.right(), changed(refused)))
                .containsExactly(
                        "confirm %s of %s was refused with 404 not-found".formatted(CONFIRMING.key(), COMPLETED));
    }

    @Test
    void anAcknowledgedDraftThatIsNotThereIsFound() {
        assertThat(breaches(Ledger.withSales(SALES.get(1), SALES.get(2)), TOLD))
                .anyMatch(breach -> breach.startsWith("draft " + DRAFTING.key()))
                .anyMatch(breach -> breach.contains("and the sale is not there"));
    }

    @Test
    void aConfirmationThatWasLostIsFound() {
        var lost =
                Ledger.withSales(sale(COMPLETED, DRAFTING.key(), "DRAFT", 499, 300, null), SALES.get(1), SALES.get(2));

        assertThat(breaches(lost, TOLD))
                .containsExactly("confirm of sale %s was acknowledged, and the sale is DRAFT".formatted(COMPLETED));
    }

    @Test
    void aRefundThatWasLostIsFound() {
        var lost = Ledger.withSales(SALES.get(0), sale(REFUNDED, id(17), "COMPLETED", 399, 200, null), SALES.get(2));

        assertThat(breaches(lost, TOLD))
                .containsExactly("refund of sale %s was acknowledged, and the sale is COMPLETED".formatted(REFUNDED));
    }

    @Test
    void aPaymentThatWasLostOrDoubledIsFound() {
        var doubled = new Payment(id(60), STORE, INVOICE, PAYING.key().toString(), 120);

        assertThat(breaches(Ledger.withPayments(), TOLD))
                .containsExactly(
                        "pay %s was acknowledged as %s, and is there 0 times".formatted(PAYING.key(), PAYMENT));
        assertThat(breaches(Ledger.withPayments(PAYMENTS.getFirst(), doubled), TOLD))
                .anyMatch(breach -> breach.contains("is there 2 times"));
    }

    @Test
    void whatNobodyAskedForIsFound() {
        var more = new ArrayList<>(MOVEMENTS);
        more.add(movement(6, "deposit", 1, 650, null, "out of nothing"));

        assertThat(breaches(Ledger.with(Ledger.ACCOUNTS, more), TOLD))
                .singleElement()
                .asString()
                .contains("nobody asked for it");
    }

    @Test
    void twoAnswersThatContradictEachOtherAreFound() {
        assertThat(Promises.check(Ledger.right(), TOLD, List.of("deposit x was answered twice"))
                        .breaches())
                .containsExactly("deposit x was answered twice");
    }

    private static List<String> breaches(Evidence evidence, List<Told.Entry> told) {
        return Promises.check(evidence, told, List.of()).breaches();
    }

    /** What was told, but for one operation. */
    private static List<Told.Entry> changed(Told.Entry entry) {
        return TOLD.stream()
                .map(other -> other.operation().equals(entry.operation()) ? entry : other)
                .toList();
    }
}
