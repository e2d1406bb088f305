package dev.saldo.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Issuer;
import dev.saldo.billing.seller.Seller;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IssuingAnInvoiceTest {

    private static final Instant NOW = Instant.parse("2026-12-31T23:59:59Z");
    private static final Instant SOLD_AT = Instant.parse("2023-01-02T03:04:05Z");
    private static final Buyer ZOE = new Buyer(new UUID(0, 1), null, "Zoë", null, null, null, null);
    private static final Seller SHOP = new Seller("The Shop", null, "DE123", null, 30);

    @Test
    void itIsDueTheSellersTermsAfterTheDayOfIssue() {
        var invoice = issue(sale("30.00"));

        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2027, 1, 30));
        assertThat(invoice.saleDate()).isEqualTo(LocalDate.of(2023, 1, 2));
    }

    @Test
    void itsDaysAreThoseOfTheStore() {
        var invoice = issue(sale("30.00"), in(ZoneId.of("Pacific/Auckland")));

        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(invoice.saleDate()).isEqualTo(LocalDate.of(2023, 1, 2));
        assertThat(issue(sale("30.00"), in(ZoneId.of("America/Denver"))).saleDate())
                .isEqualTo(LocalDate.of(2023, 1, 1));
    }

    @Test
    void itSaysWhoMadeTheSaleFinal() {
        assertThat(issue(sale("30.00")).actor()).isEqualTo("member:7");
    }

    @Test
    void aStoreThatSaidNothingGivesTwoWeeks() {
        assertThat(Seller.UNKNOWN.dueDate(LocalDate.of(2026, 12, 31))).isEqualTo(LocalDate.of(2027, 1, 14));
    }

    @Test
    void itsTotalIsThatOfTheSaleWithoutTaxAndDiscount() {
        var totals = issue(sale("30.00")).totals();

        assertThat(totals).isEqualTo(new Totals(usd("30.00"), usd("0.00"), usd("0.00"), usd("30.00")));
    }

    @Test
    void aSaleWhoseLinesAddUpToSomethingElseGetsNone() {
        assertThatThrownBy(() -> issue(sale("30.01"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Invoice issue(CompletedSale sale) {
        return issue(sale, in(ZoneOffset.UTC));
    }

    private static Issuer in(ZoneId zone) {
        return new Issuer(SHOP, zone, false, NOW);
    }

    private static Invoice issue(CompletedSale sale, Issuer issuer) {
        var number = new DocumentNumber(Series.INVOICE, 2026, 1);
        return Invoice.issue(new UUID(0, 7), sale, number, issuer);
    }

    private static CompletedSale sale(String total) {
        var lines = List.of(
                InvoiceLine.ofSale(1, "Song", "S-1", 2, usd("10.00"), usd("20.00")),
                InvoiceLine.ofSale(2, "Album", null, 1, usd("10.00"), usd("10.00")));
        var key = new SaleKey(new UUID(0, 2), new UUID(0, 3));
        return new CompletedSale(key, null, ZOE, lines, usd(total), SOLD_AT, NOW, "member:7");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
