package dev.saldo.kit.database;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.housekeeping.*}
 *
 * @param keepInbox how long ids of applied events are remembered; longer than topics keep their records
 * @param keepIdempotencyKeys how long a first answer can be had again
 */
@Validated
@ConfigurationProperties("saldo.housekeeping")
record HousekeepingProperties(
        @NotNull @DefaultValue("30d") Duration keepInbox,
        @NotNull @DefaultValue("48h") Duration keepIdempotencyKeys) {}
