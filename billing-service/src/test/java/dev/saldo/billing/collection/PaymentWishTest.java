package dev.saldo.billing.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.invoice.BilledCharge;
import dev.saldo.billing.invoice.Buyer;
import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.Invoice;
import dev.saldo.billing.invoice.Totals;
import dev.saldo.billing.numbering.DocumentNumber;
import dev.saldo.billing.numbering.Series;
import dev.saldo.billing.seller.Seller;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentWishTest {

    private static final UUID STORE = new UUID(0, 1);
    private static final UUID SUBSCRIPTION = new UUID(0, 2);
    private static final Buyer ZOE = new Buyer(new UUID(0, 3), null, "Zoë", null, null, null, null);
    private static final LocalDate NOV_1 = LocalDate.of(2026, 11, 1);
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Money NOTHING = Money.of("0.00", "USD");
    private static final Totals TOTALS = new Totals(NOTHING, NOTHING, NOTHING, NOTHING);

    @Test
    void anInvoiceIsPaidWithWhatItsChargesAgreeOn() {
        assertThat(wished("pm_1")).containsExactly("pm_1");
        assertThat(wished("pm_1", "pm_1", "pm_1")).containsExactly("pm_1");
    }

    @Test
    void nobodyIsAskedWhereChargesDisagree() {
        assertThat(wished("pm_1", "pm_2")).isEmpty();
        assertThat(wished("pm_1", null)).isEmpty();
        assertThat(wished(null, "pm_1")).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereNothingIsSaid() {
        assertThat(wished((String) null)).isEmpty();
        assertThat(wished(null, null)).isEmpty();
        assertThat(wished(" ")).isEmpty();
    }

    @Test
    void eachInvoiceGoesByItsOwnCharges() {
        var charges = charges("pm_1", null, "pm_3");
        var invoices = charges.stream().map(charge -> invoice(List.of(charge))).toList();

        assertThat(PaymentWish.of(invoices, charges))
                .containsExactly(new PaymentWish(invoices.get(0), "pm_1"), new PaymentWish(invoices.get(2), "pm_3"));
    }

    private static List<String> wished(@Nullable String... paymentMethods) {
        var charges = charges(paymentMethods);
        return PaymentWish.of(List.of(invoice(charges)), charges).stream()
                .map(PaymentWish::paymentMethod)
                .toList();
    }

    private static List<Charge> charges(@Nullable String... paymentMethods) {
        var methods = Arrays.asList(paymentMethods);
        return IntStream.range(0, methods.size())
                .mapToObj(index -> charge(new UUID(1, index), methods.get(index)))
                .toList();
    }

    private static Charge charge(UUID id, @Nullable String paymentMethod) {
        return new Charge(
                STORE, id, SUBSCRIPTION, "renewal", ZOE, List.of(), TOTALS, NOV_1, null, paymentMethod, NOON, "system");
    }

    private static Invoice invoice(List<Charge> charges) {
        return new Invoice(
                UUID.randomUUID(),
                STORE,
                new DocumentNumber(Series.INVOICE, 2026, 1),
                NOV_1,
                NOV_1,
                null,
                null,
                NOV_1,
                charges.stream()
                        .map(charge -> new BilledCharge(charge.id(), charge.subscription()))
                        .toList(),
                ZOE,
                new Seller("", null, null, null, 14),
                List.of(),
                TOTALS,
                "system",
                NOON,
                NOON);
    }
}
