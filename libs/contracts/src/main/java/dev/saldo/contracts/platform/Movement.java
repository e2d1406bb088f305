package dev.saldo.contracts.platform;

import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a platform's ledger.
 *
 * @param sequence 1, 2, 3 … within the platform, without gaps; orders everything known about the platform's balance
 * @param kind deposit, deduction, refund or adjustment; later releases may add kinds
 * @param amount signed: what the movement added to the balance
 * @param reference what the movement belongs to: a sale's id, or the caller's own text
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
        Instant occurredAt) {}
