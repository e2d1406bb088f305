package dev.saldo.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void theRemainderGoesToTheLargestPartFirst() {
        assertThat(Split.byWeight(Money.of("1.00", "USD"), List.of(1L, 5L, 1L)))
                .containsExactly(Money.of("0.14", "USD"), Money.of("0.72", "USD"), Money.of("0.14", "USD"));
    }

    @Test
    void amongEqualPartsTheEarlierOneGetsTheRemainder() {
        assertThat(Split.byWeight(Money.of("0.05", "USD"), List.of(1L, 1L, 1L)))
                .extracting(Money::minor)
                .containsExactly(2L, 2L, 1L);
    }

    @Test
    void theWholeIsAlwaysKept() {
        var random = new Random(20261121);
        for (var round = 0; round < 10_000; round++) {
            var whole = new Money(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), USD);
            var weights = random.longs(random.nextInt(1, 20), 0, 1_000_000)
                    .map(weight -> weight + 1)
                    .boxed()
                    .toList();

            var parts = Split.byWeight(whole, weights);

            assertThat(parts.stream().mapToLong(Money::minor).sum()).isEqualTo(whole.minor());
            assertThat(parts).hasSameSizeAs(weights);
        }
    }

    @Test
    void weightsMustWeighSomething() {
        assertThatThrownBy(() -> Split.byWeight(Money.of("1", "USD"), List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.byWeight(Money.of("1", "USD"), List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
