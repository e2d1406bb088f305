package dev.saldo.gateway.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.rate-limit.*}: how much one may ask of one gateway.
 *
 * @param perKey for each caller in each store, however many credentials it has
 * @param perAddress for each address, whoever calls from it
 * @param streams how many event streams each caller may have open
 * @param failuresPerMinute how often an address may show credentials that are worth nothing
 */
@Validated
@ConfigurationProperties("saldo.rate-limit")
record RateLimitProperties(
        @NotNull @Valid @DefaultValue Allowance perKey,
        @NotNull @Valid @DefaultValue Allowance perAddress,
        @Positive @DefaultValue("100") int streams,
        @Positive @DefaultValue("20") int failuresPerMinute) {

    /**
     * @param perSecond what is granted for good
     * @param burst what may be asked at once after a pause
     */
    record Allowance(
            @Positive @DefaultValue("1000") int perSecond,
            @Positive @DefaultValue("2000") int burst) {}
}
