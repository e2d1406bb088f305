package dev.saldo.identity.signing;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.identity.signing.*}
 *
 * @param rotation how long a key signs
 * @param announced how long a key is published before it signs
 * @param kept how long a key stays published after its turn
 */
@Validated
@ConfigurationProperties("saldo.identity.signing")
record SigningProperties(
        @NotNull @DefaultValue("7d") Duration rotation,
        @NotNull @DefaultValue("10m") Duration announced,
        @NotNull @DefaultValue("1h") Duration kept) {

    @AssertTrue(message = "must be longer than announced, which must be longer than zero")
    boolean isRotationLongEnough() {
        return announced.isPositive() && rotation.compareTo(announced) > 0;
    }

    @AssertTrue(message = "must be longer than a token and the clocks' differences: 10 minutes or more")
    boolean isKeptLongEnough() {
        return kept.compareTo(Duration.ofMinutes(10)) >= 0;
    }

    Schedule schedule() {
        return new Schedule(rotation, announced, kept);
    }
}
