package dev.saldo.kit.web;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.gathering.*}: writes of many requests in one transaction.
 *
 * @param largestBatch how many requests at most
 * @param capacity how many may wait; further ones are refused with 503
 */
@Validated
@ConfigurationProperties("saldo.gathering")
record GatheringProperties(
        @Positive @DefaultValue("500") int largestBatch,
        @Positive @DefaultValue("5000") int capacity) {}
