package dev.saldo.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.payment.Ruling.Recordable;
import dev.saldo.billing.payment.Ruling.Unacceptable;
import dev.saldo.billing.payment.Ruling.Untimely;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Change;
import dev.saldo.billing.settlement.Decision.Reason;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.billing.settlement.Origin;
import dev.saldo.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulingOnATenderTest {

    private static final Instant NOV_21 = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant NOV_1 = Instant.parse("2026-11-01T10:00:00Z");
    private static final UUID ID = new UUID(0, 9);
    private static final Money TOTAL = Money.of("100.00", "USD");
    private static final Account ACCOUNT = Change.issued(
                    new UUID(0, 1),
                    new Origin(new UUID(0, 2), new UUID(0, 3), List.of()),
                    new UUID(0, 4),
                    "INV-2026-000001",
                    TOTAL,
                    NOV_1)
            .account();

    @Test
    void withoutAmountAllThatIsDueIsPaidNow() {
        var ruling = (Recordable) on(tender(null, null, PaymentStatus.SUCCEEDED));

        assertThat(ruling.payment().amount()).isEqualTo(TOTAL);
        assertThat(ruling.payment().occurredAt()).isEqualTo(NOV_21);
        assertThat(ruling.payment().actor()).isEqualTo("anna");
        assertThat(ruling.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.next().status()).isEqualTo(InvoiceStatus.PAID));
    }

    @Test
    void aFailedPaymentIsRecordedAndChangesNothing() {
        var ruling = (Recordable) on(tender(null, null, PaymentStatus.FAILED));

        assertThat(ruling.payment().status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(ruling.payment().failureReason()).isEqualTo("declined");
        assertThat(ruling.changes()).isEmpty();
    }

    @Test
    void anInvoicePaidLongAgoKeepsTheDayOfThePayment() {
        var ruling = (Recordable) on(tender(TOTAL, NOV_1, PaymentStatus.SUCCEEDED));

        assertThat(ruling.payment().occurredAt()).isEqualTo(NOV_1);
        assertThat(ruling.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.at()).isEqualTo(NOV_1));
    }

    @Test
    void nobodyHasPaidInTheFuture() {
        assertThat(on(tender(TOTAL, NOV_21.plus(Duration.ofMinutes(6)), PaymentStatus.SUCCEEDED)))
                .isEqualTo(new Untimely());
        assertThat(on(tender(TOTAL, NOV_21.plus(Duration.ofMinutes(4)), PaymentStatus.SUCCEEDED)))
                .isInstanceOf(Recordable.class);
        assertThat(on(tender(TOTAL, Instant.MIN, PaymentStatus.SUCCEEDED))).isEqualTo(new Untimely());
        assertThat(on(tender(TOTAL, Instant.MAX, PaymentStatus.SUCCEEDED))).isEqualTo(new Untimely());
    }

    @Test
    void whatTheInvoiceDoesNotTakeIsRefusedEvenIfItFailed() {
        var tooMuch = Money.of("100.01", "USD");

        assertThat(on(tender(tooMuch, null, PaymentStatus.SUCCEEDED)))
                .isEqualTo(new Unacceptable(Reason.OVERPAYMENT, ACCOUNT));
        assertThat(on(tender(tooMuch, null, PaymentStatus.FAILED)))
                .isEqualTo(new Unacceptable(Reason.OVERPAYMENT, ACCOUNT));
    }

    @Test
    void whatIsNotDueMayBeTheCustomers() {
        var tooMuch = Money.of("100.01", "USD");
        var ruling = (Recordable) on(new Tender(
                ACCOUNT.invoice(),
                PaymentMethod.CARD,
                "r-1",
                tooMuch,
                null,
                null,
                PaymentStatus.SUCCEEDED,
                null,
                Overpayment.CREDITED));

        assertThat(ruling.payment().amount()).isEqualTo(tooMuch);
        assertThat(ruling.payment().surplus()).isEqualTo(Money.of("0.01", "USD"));
        assertThat(ruling.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.next().paid()).isEqualTo(TOTAL));
    }

    @Test
    void moneyThatMovedIsTheCustomersWhereNothingIsDueAnyMore() {
        var paid = ((Recordable) on(tender(TOTAL, null, PaymentStatus.SUCCEEDED)))
                .changes()
                .getFirst();
        var account = ACCOUNT.after(paid.decision());

        var taken = (Recordable) Ruling.on(collected(Overpayment.TAKEN), account, ID, "system", NOV_21);

        assertThat(taken.payment().amount()).isEqualTo(TOTAL);
        assertThat(taken.payment().surplus()).isEqualTo(TOTAL);
        assertThat(taken.changes()).isEmpty();
        assertThat(Ruling.on(collected(Overpayment.CREDITED), account, ID, "system", NOV_21))
                .isEqualTo(new Unacceptable(Reason.NOT_PAYABLE, account));
    }

    @Test
    void moneyThatMovedPaysWhatIsDueFirst() {
        var taken = (Recordable) on(collected(Overpayment.TAKEN));

        assertThat(taken.payment().surplus()).isNull();
        assertThat(taken.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.next().status()).isEqualTo(InvoiceStatus.PAID));
    }

    @Test
    void whoKnowsWhyAPaymentFailedIsTakenAtTheirWord() {
        var failed = (Recordable) on(new Tender(
                ACCOUNT.invoice(),
                PaymentMethod.PROVIDER,
                "r-1",
                TOTAL,
                null,
                null,
                PaymentStatus.FAILED,
                "no_funds",
                Overpayment.REFUSED));

        assertThat(failed.payment().failureReason()).isEqualTo("no_funds");
    }

    @Test
    void whereNothingIsTooMuchThereIsNoSurplus() {
        var ruling = (Recordable) on(new Tender(
                ACCOUNT.invoice(),
                PaymentMethod.CARD,
                "r-1",
                TOTAL,
                null,
                null,
                PaymentStatus.SUCCEEDED,
                null,
                Overpayment.CREDITED));

        assertThat(ruling.payment().surplus()).isNull();
    }

    @Test
    void anotherCurrencyIsRefusedHoweverMuchItIs() {
        var euros = Money.of("1000.00", "EUR");

        assertThat(on(new Tender(
                        ACCOUNT.invoice(),
                        PaymentMethod.CARD,
                        "r-1",
                        euros,
                        null,
                        null,
                        PaymentStatus.SUCCEEDED,
                        null,
                        Overpayment.CREDITED)))
                .isEqualTo(new Unacceptable(Reason.WRONG_CURRENCY, ACCOUNT));
    }

    private static Ruling on(Tender tender) {
        return Ruling.on(tender, ACCOUNT, ID, "anna", NOV_21);
    }

    private static Tender collected(Overpayment overpayment) {
        return new Tender(
                ACCOUNT.invoice(),
                PaymentMethod.PROVIDER,
                "r-1",
                TOTAL,
                null,
                null,
                PaymentStatus.SUCCEEDED,
                null,
                overpayment);
    }

    private static Tender tender(Money amount, Instant paidAt, PaymentStatus result) {
        return new Tender(
                ACCOUNT.invoice(), PaymentMethod.CARD, "r-1", amount, paidAt, null, result, null, Overpayment.REFUSED);
    }
}
