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

    @ParameterizedTest(name = "{0} of which {1} is taken back")
    @MethodSource
    void partsTakenBack(Settlement before, Money amount, Decision expected, Money due, Money surplus) {
        var decision = before.credit(amount);

        assertThat(decision).isEqualTo(expected);
        if (decision instanceof Accepted accepted) {
            assertThat(accepted.next().due()).isEqualTo(due);
            assertThat(accepted.next().surplus()).isEqualTo(surplus);
        }
    }

    static Stream<Arguments> partsTakenBack() {
        var nothing = usd("0.00");
        return Stream.of(
                // unpaid: it is owed less
                credit(UNPAID, "30.00", accepted(settlement(CONFIRMED, "0.00", "30.00"), NONE), "70.00", "0.00"),
                credit(UNPAID, "100.00", accepted(TAKEN_BACK, INVOICE_CANCELLED), "0.00", "0.00"),
                // half paid: first what is due, then what was paid
                credit(
                        HALF_PAID,
                        "20.00",
                        accepted(settlement(PARTIALLY_PAID, "50.00", "20.00"), NONE),
                        "30.00",
                        "0.00"),
                credit(HALF_PAID, "50.00", accepted(settlement(PAID, "50.00", "50.00"), INVOICE_PAID), "0.00", "0.00"),
                credit(HALF_PAID, "60.00", accepted(settlement(PAID, "50.00", "60.00"), INVOICE_PAID), "0.00", "10.00"),
                credit(
                        HALF_PAID,
                        "100.00",
                        accepted(settlement(CANCELLED, "50.00", "100.00"), INVOICE_CANCELLED),
                        "0.00",
                        "50.00"),
                // paid: all of it is the customer's
                credit(SETTLED, "30.00", accepted(settlement(PAID, "100.00", "30.00"), NONE), "0.00", "30.00"),
                credit(SETTLED, "100.00", accepted(REFUNDED, NONE), "0.00", "100.00"),
                Arguments.of(REFUNDED, usd("0.01"), refused(Reason.ALREADY_TAKEN_BACK), nothing, nothing),
                Arguments.of(UNPAID, usd("100.01"), refused(Reason.ALREADY_TAKEN_BACK), nothing, nothing),
                Arguments.of(UNPAID, usd("0.00"), refused(Reason.NOT_POSITIVE), nothing, nothing));
    }

    private static Arguments credit(Settlement before, String amount, Decision expected, String due, String surplus) {
        return Arguments.of(before, usd(amount), expected, usd(due), usd(surplus));
    }

    @Test
    void aPartThatIsTakenBackNeedsNoPayment() {
        var credited = ((Accepted) UNPAID.credit(usd("30.00"))).next();

        assertThat(credited.pay(usd("70.00"))).isEqualTo(accepted(settlement(PAID, "70.00", "30.00"), INVOICE_PAID));
        assertThat(credited.pay(usd("70.01"))).isEqualTo(refused(Reason.OVERPAYMENT));
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
            var decision = step == creditNoteAt
                    ? state.takeBack()
                    : random.nextInt(4) == 0 ? state.credit(amount) : state.pay(amount);
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
        assertThat(state.credited()).isLessThanOrEqualTo(state.grandTotal());
        assertThat(state.paid().plus(state.credited()).plus(state.due()).minus(state.surplus()))
                .isEqualTo(state.grandTotal());
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
