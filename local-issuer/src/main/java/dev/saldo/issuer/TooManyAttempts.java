package dev.saldo.issuer;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

final class TooManyAttempts extends AuthenticationException {

    private final Duration pause;

    TooManyAttempts(Duration pause) {
        super("too many attempts");
        this.pause = pause;
    }

    long seconds() {
        return pause.plusMillis(999).toSeconds();
    }
}
