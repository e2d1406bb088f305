package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.COMPLETED;
import static dev.saldo.chaos.check.Ledger.FIRST;
import static dev.saldo.chaos.check.Ledger.INVOICE;
import static dev.saldo.chaos.check.Ledger.NOTE;
import static dev.saldo.chaos.check.Ledger.REFUNDED;
import static dev.saldo.chaos.check.Ledger.SECOND;
import static dev.saldo.chaos.check.Ledger.SHOWN;
import static dev.saldo.chaos.check.Ledger.STORE;
import static dev.saldo.chaos.check.Ledger.document;
import static dev.saldo.chaos.check.Ledger.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.check.Evidence.Claim;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoicesTest {

    @Test
    void rightBooksHold() {
        var finding = Invoices.check(Ledger.right(), SHOWN);

        assertThat(finding.verdict()).isEqualTo(Finding.Verdict.HELD);
        assertThat(finding.checked()).isEqualTo(SHOWN.size());
    }

    @Test
    void aGapInTheNumbersIsFound() {
        var gap = Ledger.withDocuments(FIRST, document(SECOND.id(), "INV", 3, REFUNDED, 399), NOTE);

        assertThat(Invoices.check(gap, SHOWN).breaches())
                .anyMatch(breach -> breach.contains("INV-2026 of store " + STORE) && breach.contains("missing [2]"));
    }

    @Test
    void aNumberGivenOutWithoutAnInvoiceIsFound() {
        assertThat(Invoices.check(Ledger.withDocuments(FIRST, NOTE), Map.of()).breaches())
                .containsExactly(
                        "INV-2026 of store %s: 2 numbers were given out, there are 1 documents".formatted(STORE));
    }

    @Test
    void aSeriesOfWhichOnlyTheCounterIsLeftIsFound() {
        assertThat(Invoices.check(Ledger.withDocuments(FIRST, SECOND), Map.of()).breaches())
                .containsExactly(
                        "CN-2026 of store %s: 1 numbers were given out, there are 0 documents".formatted(STORE));
    }

    @Test
    void aDoubledNumberIsFound() {
        var doubled = Ledger.withDocuments(FIRST, document(id(50), "INV", 1, COMPLETED, 499), NOTE);

        assertThat(Invoices.check(doubled, Map.of()).breaches())
                .anyMatch(breach -> breach.contains("doubled [1]"))
                .anyMatch(breach -> breach.contains("two documents have the same number"));
    }

    @Test
    void aChangedInvoiceIsFound() {
        var before = Map.of(INVOICE, "500 for Ada");

        assertThat(Invoices.check(Ledger.right(), before).breaches())
                .containsExactly("invoice %s was 500 for Ada, and is 499 for Ada".formatted(INVOICE));
    }

    @Test
    void anInvoiceThatIsGoneIsFound() {
        assertThat(Invoices.check(Ledger.right(), Map.of(id(51), "1 for Cy")).breaches())
                .containsExactly("invoice %s was seen, and is not there".formatted(id(51)));
    }

    @Test
    void whatTheServiceItselfFindsCounts() {
        var claimed = Ledger.withClaim(new Claim("documents of store " + STORE, "changed"));

        assertThat(Invoices.check(claimed, Map.of()).breaches())
                .containsExactly("documents of store " + STORE + ": changed");
    }
}
