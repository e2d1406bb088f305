package dev.saldo.sales.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.sales.subscription.Move;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImpactTest {

    private final Impact impact = new Impact();

    @Test
    void nothingComesToNothing() {
        assertThat(impact.moved()).isZero();
        assertThat(impact.perPeriod()).isEmpty();
        assertThat(impact.dueNow()).isEmpty();
    }

    @Test
    void movesAddUpByCurrency() {
        impact.add(moved("10.00", "12.00", "1.00", "USD"));
        impact.add(moved("30.00", "20.00", "-5.00", "USD"));
        impact.add(moved("9.00", "9.00", "0.00", "EUR"));

        assertThat(impact.moved()).isEqualTo(3);
        assertThat(impact.perPeriod())
                .containsExactly(
                        new Impact.Sums(Money.of("9.00", "EUR"), Money.of("9.00", "EUR")),
                        new Impact.Sums(Money.of("40.00", "USD"), Money.of("32.00", "USD")));
        assertThat(impact.dueNow()).containsExactly(Money.of("0.00", "EUR"), Money.of("-4.00", "USD"));
        assertThat(impact.dearer()).isOne();
        assertThat(impact.cheaper()).isOne();
        assertThat(impact.same()).isOne();
    }

    @Test
    void ofManyRefusalsAllAreCountedAndTheFirstAreNamed() {
        IntStream.range(0, 250).forEach(number -> impact.add(refused("SUB-%06d".formatted(number))));

        assertThat(impact.refusedCount()).isEqualTo(250);
        assertThat(impact.refused()).hasSize(200);
        assertThat(impact.refused().getLast().number()).isEqualTo("SUB-000199");
        assertThat(impact.moved()).isZero();
    }

    private static Move moved(String before, String after, String dueNow, String currency) {
        return new Move.Done(
                UUID.randomUUID(), Money.of(before, currency), Money.of(after, currency), Money.of(dueNow, currency));
    }

    private static Move refused(String number) {
        return new Move.Refused(UUID.randomUUID(), number, "change-scheduled", "Another change is scheduled.");
    }
}
