package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.BY_HAND;
import static dev.saldo.chaos.check.Ledger.COMPLETED;
import static dev.saldo.chaos.check.Ledger.DEDUCTION;
import static dev.saldo.chaos.check.Ledger.DEDUCTION_TO_REFUND;
import static dev.saldo.chaos.check.Ledger.DEPOSIT;
import static dev.saldo.chaos.check.Ledger.FIRST;
import static dev.saldo.chaos.check.Ledger.NOTE;
import static dev.saldo.chaos.check.Ledger.REFUND;
import static dev.saldo.chaos.check.Ledger.REFUNDED;
import static dev.saldo.chaos.check.Ledger.SALES;
import static dev.saldo.chaos.check.Ledger.SECOND;
import static dev.saldo.chaos.check.Ledger.WAITING;
import static dev.saldo.chaos.check.Ledger.document;
import static dev.saldo.chaos.check.Ledger.id;
import static dev.saldo.chaos.check.Ledger.movement;
import static dev.saldo.chaos.check.Ledger.sale;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SalesTest {

    @Test
    void rightBooksHold() {
        var finding = Sales.check(Ledger.right());

        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.HELD);
        assertThat(finding.checked()).isEqualTo(SALES.size());
    }

    @Test
    void aCompletedSaleWithoutADeductionIsFound() {
        var missing = Ledger.withMovements(DEPOSIT, DEDUCTION_TO_REFUND, REFUND, BY_HAND);

        assertThat(Sales.check(missing).breaches())
                .containsExactly(
                        "sale %s (COMPLETED) has 0 movements of kind deduction instead of 1".formatted(COMPLETED));
    }

    @Test
    void aSecondDeductionIsFound() {
        var twice = Ledger.withMovements(
                DEPOSIT, DEDUCTION, DEDUCTION_TO_REFUND, REFUND, movement(5, "deduction", -300, 700, COMPLETED, null));

        assertThat(Sales.check(twice).breaches())
                .containsExactly(
                        "sale %s (COMPLETED) has 2 movements of kind deduction instead of 1".formatted(COMPLETED));
    }

    @Test
    void aDeductionOfAnotherAmountIsFound() {
        var other = Ledger.withMovements(
                DEPOSIT, movement(2, "deduction", -301, 1_000, COMPLETED, null), DEDUCTION_TO_REFUND, REFUND);

        assertThat(Sales.check(other).breaches()).singleElement().asString().contains("is -301, the sale costs 300");
    }

    @Test
    void aRefundThatDidNotArriveIsFound() {
        var missing = Ledger.withMovements(DEPOSIT, DEDUCTION, DEDUCTION_TO_REFUND);

        assertThat(Sales.check(missing).breaches())
                .containsExactly("sale %s (REFUNDED) has 0 movements of kind refund instead of 1".formatted(REFUNDED));
    }

    @Test
    void aRejectedSaleThatWasDeductedIsFound() {
        var deducted = Ledger.withMovements(
                DEPOSIT, DEDUCTION, DEDUCTION_TO_REFUND, REFUND, movement(5, "deduction", -100, 700, WAITING, null));

        assertThat(Sales.check(deducted).breaches())
                .containsExactly(
                        "sale %s (REJECTED) has 1 movements of kind deduction instead of 0".formatted(WAITING));
    }

    @Test
    void aDoubledInvoiceIsFound() {
        var doubled = Ledger.withDocuments(FIRST, SECOND, NOTE, document(id(50), "INV", 3, COMPLETED, 499));

        assertThat(Sales.check(doubled).breaches())
                .singleElement()
                .asString()
                .contains(COMPLETED + " (COMPLETED) has 2 documents INV");
    }

    @Test
    void aMissingInvoiceAndAMissingCreditNoteAreFound() {
        assertThat(Sales.check(Ledger.withDocuments(SECOND)).breaches())
                .anyMatch(breach -> breach.contains(COMPLETED + " (COMPLETED) has 0 documents INV"))
                .anyMatch(breach -> breach.contains(REFUNDED + " (REFUNDED) has 0 documents CN"));
    }

    @Test
    void anInvoiceOverAnotherTotalIsFound() {
        var other = Ledger.withDocuments(document(FIRST.id(), "INV", 1, COMPLETED, 500), SECOND, NOTE);

        assertThat(Sales.check(other).breaches())
                .singleElement()
                .asString()
                .contains("is over 500")
                .contains("499");
    }

    @Test
    void aSaleThatDoesNotKnowItsInvoiceIsFound() {
        var forgetful =
                Ledger.withSales(sale(COMPLETED, id(13), "COMPLETED", 499, 300, null), SALES.get(1), SALES.get(2));

        assertThat(Sales.check(forgetful).breaches())
                .containsExactly("sale %s says its invoice is null".formatted(COMPLETED));
    }

    @Test
    void whatBelongsToASaleThatIsGoneIsFound() {
        assertThat(Sales.check(Ledger.withSales(SALES.get(1), SALES.get(2))).breaches())
                .containsExactly("sale %s was deducted or invoiced and does not exist".formatted(COMPLETED));
    }
}
