package dev.saldo.billing.settlement;

import static dev.saldo.billing.settlement.Decision.Consequence.INVOICE_CANCELLED;
import static dev.saldo.billing.settlement.Decision.Consequence.INVOICE_PAID;
import static dev.saldo.billing.settlement.Decision.Consequence.NONE;
import static dev.saldo.billing.settlement.InvoiceStatus.CANCELLED;
import static dev.saldo.billing.settlement.InvoiceStatus.CONFIRMED;
import static dev.saldo.billing.settlement.InvoiceStatus.DRAFT;
import static dev.saldo.billing.settlement.InvoiceStatus.PAID;
import static dev.saldo.billing.settlement.InvoiceStatus.PARTIALLY_PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Consequence;
import dev.saldo.billing.settlement.Decision.Reason;
import dev.saldo.billing.settlement.Decision.Refused;
import dev.saldo.money.Money;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettlingAnInvoiceTest {

    private static final long SEED = 20_261_121L;
    private static final int LIVES = 5_000;

    private static final Settlement UNPAID = settlement(CONFIRMED, "0.00", "0.00");
    private static final Settlement HALF_PAID = settlement(PARTIALLY_PAID, "50.00", "0.00");
    private static final Settlement SETTLED = settlement(PAID, "100.00", "0.00");
    private static final Settlement TAKEN_BACK = settlement(CANCELLED, "0.00", "100.00");
    private static final Settlement REFUNDED = settlement(PAID, "100.00", "100.00");

    @Test
    void anInvoiceStartsUnpaid() {
        assertThat(Settlement.opening(usd("100.00"))).isEqualTo(new Accepted(UNPAID, NONE));
        assertThat(UNPAID.due()).isEqualTo(usd("100.00"));
    }

    @Test
    void aFreeInvoiceIsPaidAtOnce() {
        var opening = Settlement.opening(usd("0.00"));

        assertThat(opening.next().status()).isEqualTo(PAID);
        assertThat(opening.consequence()).isEqualTo(INVOICE_PAID);
        assertThat(opening.next().due()).isEqualTo(usd("0.00"));
    }

    @ParameterizedTest(name = "{0} paying {1}")
    @MethodSource
    void payments(Settlement before, Money amount, Decision expected) {
        assertThat(before.pay(amount)).isEqualTo(expected);
    }

    static Stream<Arguments> payments() {
        return Stream.of(
                Arguments.of(UNPAID, usd("100.00"), accepted(SETTLED, INVOICE_PAID)),
                Arguments.of(UNPAID, usd("50.00"), accepted(HALF_PAID, NONE)),
                Arguments.of(HALF_PAID, usd("50.00"), accepted(SETTLED, INVOICE_PAID)),
                Arguments.of(HALF_PAID, usd("0.01"), accepted(settlement(PARTIALLY_PAID, "50.01", "0.00"), NONE)),
                Arguments.of(UNPAID, usd("100.01"), refused(Reason.OVERPAYMENT)),
                Arguments.of(HALF_PAID, usd("50.01"), refused(Reason.OVERPAYMENT)),
                Arguments.of(UNPAID, usd("0.00"), refused(Reason.NOT_POSITIVE)),
                Arguments.of(UNPAID, usd("-1.00"), refused(Reason.NOT_POSITIVE)),
                Arguments.of(UNPAID, Money.of("100.00", "EUR"), refused(Reason.WRONG_CURRENCY)),
                Arguments.of(SETTLED, usd("1.00"), refused(Reason.NOT_PAYABLE)),
                Arguments.of(SETTLED, usd("0.00"), refused(Reason.NOT_PAYABLE)),
                Arguments.of(TAKEN_BACK, usd("1.00"), refused(Reason.NOT_PAYABLE)),
                Arguments.of(settlement(DRAFT, "0.00", "0.00"), usd("1.00"), refused(Reason.NOT_PAYABLE)));
    }

    @ParameterizedTest(name = "taking back {0}")
    @MethodSource
    void creditNotes(Settlement before, Decision expected) {
        assertThat(before.takeBack()).isEqualTo(expected);
    }

    static Stream<Arguments> creditNotes() {
        return Stream.of(
                Arguments.of(UNPAID, accepted(TAKEN_BACK, INVOICE_CANCELLED)),
                Arguments.of(HALF_PAID, accepted(settlement(CANCELLED, "50.00", "100.00"), INVOICE_CANCELLED)),
                Arguments.of(SETTLED, accepted(REFUNDED, NONE)),
                Arguments.of(REFUNDED, refused(Reason.ALREADY_TAKEN_BACK)),
                Arguments.of(TAKEN_BACK, refused(Reason.ALREADY_TAKEN_BACK)));
    }

    @Test
    void nothingIsDueOnceTakenBack() {
        assertThat(settlement(CANCELLED, "50.00", "100.00").due()).isEqualTo(usd("0.00"));
        assertThat(REFUNDED.due()).isEqualTo(usd("0.00"));
    }

    @Test
    void moreThanTheTotalIsNoSettlement() {
        assertThatThrownBy(() -> settlement(PAID, "100.01", "0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settlement(PAID, "-0.01", "0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settlement(PAID, "100.00", "100.01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverHappensInWhateverOrderTheAmountsStayInBounds() {
        var random = new Random(SEED);
        for (var life = 0; life < LIVES; life++) {
            live(random);
        }
    }

    private static void live(Random random) {
        var total = new Money(random.nextInt(1_000), usd("0.00").currency());
        var opening = Settlement.opening(total);
        var state = opening.next();
        var heard = new ArrayList<Consequence>();
        heard.add(opening.consequence());
        var creditNoteAt = random.nextInt(20);
        for (var step = 0; step < 12; step++) {
            var amount = new Money(random.nextInt(-50, 600), total.currency());
            var decision = step == creditNoteAt ? state.takeBack() : state.pay(amount);
            if (decision instanceof Accepted(var next, var consequence)) {
                assertThat(next.paid().compareTo(state.paid())).isNotNegative();
                state = next;
                heard.add(consequence);
            }
            assertInBounds(state);
        }
        assertThat(heard.stream().filter(INVOICE_PAID::equals)).hasSizeLessThanOrEqualTo(1);
        assertThat(heard.stream().filter(INVOICE_CANCELLED::equals)).hasSizeLessThanOrEqualTo(1);
        assertThat(heard.contains(INVOICE_PAID)).isEqualTo(state.status() == PAID);
        assertThat(heard.contains(INVOICE_CANCELLED)).isEqualTo(state.status() == CANCELLED);
    }

    private static void assertInBounds(Settlement state) {
        assertThat(state.due().isNegative()).isFalse();
        assertThat(state.paid()).isLessThanOrEqualTo(state.grandTotal());
        assertThat(state.status() == PAID).isEqualTo(state.paid().equals(state.grandTotal()));
        assertThat(state.status().isPayable()).isEqualTo(state.due().isPositive());
    }

    private static Decision accepted(Settlement next, Consequence consequence) {
        return new Accepted(next, consequence);
    }

    private static Decision refused(Reason reason) {
        return new Refused(reason);
    }

    private static Settlement settlement(InvoiceStatus status, String paid, String credited) {
        return new Settlement(status, usd("100.00"), usd(paid), usd(credited));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
