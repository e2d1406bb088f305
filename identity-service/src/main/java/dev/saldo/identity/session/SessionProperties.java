package dev.saldo.identity.session;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.identity.session.*}
 *
 * @param longest how long a session lasts at most
 * @param idle how long it lasts unused
 */
@Validated
@ConfigurationProperties("saldo.identity.session")
record SessionProperties(
        @NotNull @DefaultValue("12h") Duration longest,
        @NotNull @DefaultValue("2h") Duration idle) {

    @AssertTrue(message = "must be longer than a minute, to which uses are kept, and not longer than longest")
    boolean isIdlePossible() {
        return idle.compareTo(Duration.ofMinutes(1)) > 0 && idle.compareTo(longest) <= 0;
    }
}
