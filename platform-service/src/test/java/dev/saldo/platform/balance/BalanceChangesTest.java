package dev.saldo.platform.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class BalanceChangesTest {

    private final BalanceChanges changes = new BalanceChanges(new SimpleMeterRegistry());

    @Test
    void aWatcherIsSignalledAtOnceAndThenNowAndThen() {
        StepVerifier.withVirtualTime(() -> changes.of(AccountFixtures.ACME).take(3))
                .expectNext(AccountFixtures.ACME)
                .expectNoEvent(Duration.ofSeconds(1))
                .expectNext(AccountFixtures.ACME)
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(AccountFixtures.ACME)
                .verifyComplete();
    }

    @Test
    void theEndComesWithTheServices() {
        StepVerifier.create(changes.end())
                .expectSubscription()
                .then(changes::close)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(changes.end().blockOptional(Duration.ofSeconds(5)))
                .as("for who comes later too")
                .isEmpty();
    }
}
