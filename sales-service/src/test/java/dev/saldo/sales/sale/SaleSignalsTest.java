package dev.saldo.sales.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SaleSignalsTest {

    private static final UUID SALE = UUID.randomUUID();

    private final SaleSignals signals = new SaleSignals();

    @Test
    void everybodyWhoWatchesIsWoken() {
        StepVerifier.create(signals.of(SALE))
                .then(() -> StepVerifier.create(signals.of(SALE).take(1))
                        .then(() -> signals.wake(SALE))
                        .expectNext(SALE)
                        .verifyComplete())
                .expectNext(SALE)
                .thenCancel()
                .verify();
    }

    @Test
    void nothingIsKeptOfSalesThatNobodyWatches() {
        var one = signals.of(SALE).subscribe();
        var other = signals.of(SALE).subscribe();
        signals.wake(UUID.randomUUID());

        assertThat(signals.watchedSales()).isEqualTo(1);
        one.dispose();
        assertThat(signals.watchedSales()).isEqualTo(1);
        other.dispose();
        assertThat(signals.watchedSales()).isZero();
    }
}
