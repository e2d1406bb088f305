package dev.saldo.gateway.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.access.*}: how identity's answers are remembered.
 *
 * @param cacheTime counted from the question; what was revoked works for as long, so there is a limit to it
 * @param cacheSize of how many credentials
 */
@Validated
@ConfigurationProperties("saldo.access")
record AccessProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 4) @DefaultValue("4s")
        Duration cacheTime,

        @Positive @DefaultValue("10000") int cacheSize) {}
