package dev.saldo.usage.consumption;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.usage.consumption.*}
 *
 * @param largestBatch how many calls are counted by one transaction at most
 * @param capacity how many calls may wait or be counted; further ones are refused with 503
 */
@Validated
@ConfigurationProperties("saldo.usage.consumption")
record ConsumptionProperties(
        @Positive @DefaultValue("1000") int largestBatch,
        @Positive @DefaultValue("20000") int capacity) {}
