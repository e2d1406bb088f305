package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a platform's ledger.
 *
 * @param sequence 1, 2, 3 … within the platform, without gaps; orders everything known about the platform's balance
 * @param kind deposit, deduction, refund, adjustment or expiry; later releases may add kinds
 * @param amount signed: what the movement added to the balance
 * @param reference what the movement belongs to: a sale's id, or the caller's own text
 * @param landedCost what the credits had cost that it took, fees included; negative for what it gave back; absent when it
 *     did neither, and in events of older releases
 * @param holdId the hold it spent, if it was one
 */
public record Movement(
        UUID movementId,
        UUID platformId,
        long sequence,
        String kind,
        Money amount,
        Money balanceBefore,
        Money balanceAfter,
        @Nullable String reference,
        @Nullable String description,
        String actor,
        Instant occurredAt,
        @Nullable Money landedCost,
        @Nullable UUID holdId) {}
