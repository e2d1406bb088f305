package dev.saldo.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Mono;

class FaultsTest {

    @Test
    void whatPassesByItselfIsTriedForEver() {
        assertThat(Faults.isTransient(new DataAccessResourceFailureException("no database")))
                .isTrue();
        assertThat(Faults.isTransient(new CannotAcquireLockException("deadlock")))
                .isTrue();
        assertThat(Faults.isTransient(new RuntimeException(new R2dbcNonTransientResourceException("closed"))))
                .isTrue();
        assertThat(Faults.isTransient(new RuntimeException(new IOException("reset"))))
                .isTrue();
        assertThat(Faults.isTransient(deadline())).isTrue();
    }

    @Test
    void whatIsWrongWithTheEventIsNot() {
        assertThat(Faults.isTransient(new IllegalStateException("poison"))).isFalse();
        assertThat(Faults.isTransient(new DuplicateKeyException("again"))).isFalse();
        assertThat(Faults.isTransient(new NullPointerException())).isFalse();
    }

    private static RuntimeException deadline() {
        try {
            Mono.never().block(Duration.ofMillis(1));
            throw new AssertionError("never does not end");
        } catch (IllegalStateException timeout) {
            return timeout;
        }
    }
}
