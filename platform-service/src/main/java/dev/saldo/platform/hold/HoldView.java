package dev.saldo.platform.hold;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param amount what was set aside
 * @param posted how much of it was spent
 * @param status OPEN, POSTED, RELEASED or EXPIRED
 * @param movementId the deduction it was posted with
 * @param actor who set it aside
 */
record HoldView(
        UUID id,
        UUID platformId,
        Money amount,
        Money posted,
        @OneOf(HoldStatus.class) String status,
        @Nullable String reference,
        @Nullable String description,
        @Nullable Instant expiresAt,
        @Nullable UUID movementId,
        String actor,
        Instant createdAt,
        @Nullable Instant endedAt) {

    static HoldView of(Hold hold) {
        var terms = hold.terms();
        return new HoldView(
                hold.id(),
                hold.account().platform(),
                hold.amount(),
                hold.posted(),
                hold.status().name(),
                terms.reference(),
                terms.description(),
                terms.expiresAt(),
                hold.movement(),
                terms.actor(),
                hold.createdAt(),
                hold.endedAt());
    }
}
