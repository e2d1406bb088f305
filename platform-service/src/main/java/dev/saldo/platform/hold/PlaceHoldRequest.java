package dev.saldo.platform.hold;

import dev.saldo.kit.web.MoneyPositive;
import dev.saldo.kit.web.Problem;
import dev.saldo.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits to set aside.
 *
 * @param expiresAt when they are free again by themselves; never unless told
 * @param ttlSeconds the same, counted from now; at most a year
 */
record PlaceHoldRequest(
        @NotNull @MoneyPositive Money amount,
        @Nullable @Size(max = 200) String reference,
        @Nullable @Size(max = 2000) String description,
        @Nullable Instant expiresAt,
        @Nullable @Min(1) @Max(31_536_000) Integer ttlSeconds) {

    HoldTerms terms(String actor, Instant now) {
        return new HoldTerms(reference, description, expiry(now), actor);
    }

    private @Nullable Instant expiry(Instant now) {
        if (ttlSeconds != null) {
            if (expiresAt != null) {
                throw Problem.invalid("/ttlSeconds", "must not stand beside expiresAt");
            }
            return now.plusSeconds(ttlSeconds);
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.invalid("/expiresAt", "must be in the future");
        }
        return expiresAt;
    }
}
