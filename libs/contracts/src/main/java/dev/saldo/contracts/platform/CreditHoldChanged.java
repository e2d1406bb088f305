package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits of a platform were set aside, or a hold ended: it was posted, released or expired. What is available there
 * changed; the deduction of a posted hold is announced as any other.
 *
 * @param status OPEN, POSTED, RELEASED or EXPIRED
 * @param amount what was set aside
 * @param posted how much of it was spent
 * @param reference the caller's own text
 * @param expiresAt when it ends by itself; absent for never
 * @param held what all open holds of the platform set aside now
 * @param heldVersion grows with every change of that sum; drop what is older than what you know
 * @param version grows with every change of the hold
 */
public record CreditHoldChanged(
        UUID holdId,
        UUID platformId,
        String status,
        Money amount,
        Money posted,
        @Nullable String reference,
        @Nullable Instant expiresAt,
        Money held,
        long heldVersion,
        long version) {}
