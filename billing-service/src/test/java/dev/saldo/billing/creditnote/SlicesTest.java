package dev.saldo.billing.creditnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.billing.invoice.Buyer;
import dev.saldo.billing.invoice.Charge;
import dev.saldo.billing.invoice.InvoiceLine;
import dev.saldo.billing.invoice.InvoiceLine.Tax;
import dev.saldo.billing.invoice.Totals;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static final long SEED = 20_261_121L;
    private static final Currency USD = Currency.getInstance("USD");
    private static final UUID STORE = new UUID(0, 1);
    private static final UUID SUBSCRIPTION = new UUID(0, 2);

    @Test
    void inOnePartEverythingIsAsItWasBilledTheOtherWayRound() {
        var charge = charge(line(1, 3, -1000, -300, -513, 19));

        var slice = new Slices(charge).next(charge.total().negated());

        var line = slice.lines().getFirst();
        assertThat(line.quantity()).isEqualTo(3);
        assertThat(line.unitPrice()).isEqualTo(usd(1000));
        assertThat(line.discount()).isEqualTo(usd(300));
        assertThat(line.tax()).isEqualTo(usd(513));
        assertThat(line.total()).isEqualTo(usd(3213));
        assertThat(slice.totals()).isEqualTo(new Totals(usd(3000), usd(300), usd(513), usd(3213)));
    }

    /** 32.13 for two thirds and one third: 21.42 has 3.42 of 19 % and 2.00 of the discount in it. */
    @Test
    void aPartHasItsPartOfTaxAndDiscount() {
        var slices = new Slices(charge(line(1, 3, -1000, -300, -513, 19)));

        var first = slices.next(usd(2142));
        var second = slices.next(usd(1071));

        assertThat(first.totals()).isEqualTo(new Totals(usd(2000), usd(200), usd(342), usd(2142)));
        assertThat(second.totals()).isEqualTo(new Totals(usd(1000), usd(100), usd(171), usd(1071)));
        assertThat(first.lines().getFirst().quantity()).isOne();
        assertThat(first.lines().getFirst().unitPrice()).isEqualTo(usd(2000));
    }

    @Test
    void aLineThatIsChargedInBetweenIsTakenInProportionToo() {
        var slices = new Slices(charge(line(1, 1, -100, 0, 0, 0), line(2, 1, 30, 0, 0, 0)));

        var part = slices.next(usd(50));

        assertThat(part.lines()).extracting(InvoiceLine::total).containsExactly(usd(71), usd(-21));
        assertThat(slices.next(usd(20)).lines()).extracting(InvoiceLine::total).containsExactly(usd(29), usd(-9));
    }

    @Test
    void moreThanWhatIsLeftCannotBeTaken() {
        var slices = new Slices(charge(line(1, 1, -100, 0, 0, 0)));
        slices.next(usd(60));

        assertThatThrownBy(() -> slices.next(usd(41))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slices.next(usd(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void howeverItIsCutThePartsAddUpToTheWhole() {
        var random = new Random(SEED);
        for (var round = 0; round < 2_000; round++) {
            cut(random);
        }
    }

    private static void cut(Random random) {
        var charge = randomCharge(random);
        var slices = new Slices(charge);
        var left = -charge.total().minor();
        var parts = new ArrayList<Slice>();
        while (left > 0) {
            var amount = Math.min(left, 1 + random.nextLong(left));
            parts.add(slices.next(usd(amount)));
            assertThat(parts.getLast().totals().grandTotal()).isEqualTo(usd(amount));
            left -= amount;
        }
        assertThat(sum(parts, Totals::grandTotal)).isEqualTo(charge.total().negated());
        assertThat(sum(parts, Totals::tax)).isEqualTo(charge.totals().tax().negated());
        assertThat(sum(parts, Totals::discount))
                .isEqualTo(charge.totals().discount().negated());
        assertThat(sum(parts, Totals::subtotal))
                .isEqualTo(charge.totals().subtotal().negated());
        for (var line : charge.lines()) {
            assertThat(parts.stream()
                            .flatMap(part -> part.lines().stream())
                            .filter(part -> part.description().equals(line.description()))
                            .map(InvoiceLine::total)
                            .reduce(usd(0), Money::plus))
                    .isEqualTo(line.total().negated());
        }
    }

    private static Charge randomCharge(Random random) {
        var lines = new ArrayList<InvoiceLine>();
        lines.add(line(1, 1 + random.nextInt(5), -1000 - random.nextInt(9_000), 0, 0, 0));
        for (var position = 2; position < 2 + random.nextInt(4); position++) {
            var price = -random.nextInt(5_000);
            var discount = -random.nextInt(1 - price);
            var percent = random.nextInt(25);
            var tax = Math.round((price - discount) * percent / 100.0);
            lines.add(line(position, 1, random.nextInt(4) == 0 ? -price / 8 : price, 0, 0, 0));
            lines.set(
                    position - 1,
                    random.nextBoolean() ? lines.getLast() : line(position, 1, price, discount, tax, percent));
        }
        return charge(lines.toArray(InvoiceLine[]::new));
    }

    private static Money sum(List<Slice> parts, Function<Totals, Money> amount) {
        return parts.stream().map(Slice::totals).map(amount).reduce(usd(0), Money::plus);
    }

    private static Charge charge(InvoiceLine... lines) {
        var all = List.of(lines);
        var total = all.stream().map(InvoiceLine::total).reduce(usd(0), Money::plus);
        var discount = all.stream().map(InvoiceLine::discount).reduce(usd(0), Money::plus);
        var tax = all.stream().map(InvoiceLine::tax).reduce(usd(0), Money::plus);
        return new Charge(
                STORE,
                new UUID(0, 3),
                SUBSCRIPTION,
                "unused-time",
                new Buyer(new UUID(0, 4), null, "Zoë", null, null, null, null),
                all,
                new Totals(total.plus(discount).minus(tax), discount, tax, total),
                LocalDate.of(2026, 11, 21),
                null,
                null,
                Instant.parse("2026-11-21T10:00:00Z"),
                "member:7");
    }

    private static InvoiceLine line(int position, long quantity, long price, long discount, long tax, int percent) {
        var taxes =
                percent == 0 ? List.<Tax>of() : List.of(new Tax("VAT", BigDecimal.valueOf(percent), false, usd(tax)));
        return new InvoiceLine(
                position,
                "Plan no. " + position,
                null,
                SUBSCRIPTION,
                null,
                null,
                quantity,
                usd(price),
                usd(discount),
                usd(tax),
                usd(price * quantity - discount + tax),
                taxes);
    }

    private static Money usd(long cents) {
        return new Money(cents, USD);
    }
}
