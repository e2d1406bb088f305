package dev.saldo.usage.event;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.usage.events.*}
 *
 * @param grace how long after its period an event still counts; where there are no periods, after it happened
 * @param keep how long fates are remembered; longer than a year and the grace, or an event might count again
 * @param largestBatch how many requests are counted by one transaction at most
 * @param capacity how many requests may wait or be counted; further ones are refused with 503
 * @param deadline how long a polled batch may take before it is given up and tried again
 */
@Validated
@ConfigurationProperties("saldo.usage.events")
record EventProperties(
        @NotNull @DefaultValue("72h") Duration grace,
        @NotNull @DefaultValue("400d") Duration keep,
        @Positive @DefaultValue("20") int largestBatch,
        @Positive @DefaultValue("500") int capacity,
        @NotNull @DefaultValue("30s") Duration deadline) {}
