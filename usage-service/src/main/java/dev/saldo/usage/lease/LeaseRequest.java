package dev.saldo.usage.lease;

import dev.saldo.kit.web.Problem;
import dev.saldo.usage.amount.UsageAmount;
import dev.saldo.usage.consumption.Subscriber;
import dev.saldo.usage.limit.MeterKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param amount how many units; above zero
 * @param ttlSeconds for how long, at most 31 days; this or expiresAt, and where both are told, what comes first
 */
record LeaseRequest(
        @NotNull @Valid Subscriber subscriber,

        @NotNull @Pattern(regexp = MeterKey.FEATURE, message = MeterKey.FEATURE_RULE)
        String feature,

        @NotNull @UsageAmount @Positive BigDecimal amount,

        @Nullable @Min(1) @Max(LeaseRequest.LONGEST_SECONDS) Integer ttlSeconds,

        @Nullable Instant expiresAt) {

    static final int LONGEST_SECONDS = 31 * 24 * 60 * 60;

    /** When it ends; refuses an end that is none, or too far away. */
    Instant endsAt(Instant now) {
        var latest = now.plus(Duration.ofSeconds(LONGEST_SECONDS));
        if (ttlSeconds == null && expiresAt == null) {
            throw Problem.invalid("/expiresAt", "is required, or ttlSeconds");
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.invalid("/expiresAt", "must lie in the future");
        }
        var byTtl = ttlSeconds == null ? Instant.MAX : now.plusSeconds(ttlSeconds);
        var end = expiresAt == null || byTtl.isBefore(expiresAt) ? byTtl : expiresAt;
        if (end.isAfter(latest)) {
            throw Problem.invalid("/expiresAt", "must not be more than 31 days ahead");
        }
        return end;
    }
}
