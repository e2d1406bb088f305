package dev.saldo.platform.credit;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param sequence 1, 2, 3 … within the platform, without gaps
 * @param kind deposit, deduction, refund, adjustment or expiry
 * @param amount signed: what the movement added to the balance
 * @param holdId the hold that was spent, if it was one
 * @param landedCost what the credits had cost that it took; negative for what it gave back
 */
record MovementView(
        UUID id,
        UUID platformId,
        long sequence,
        @OneOf(MovementKind.class) String kind,
        Money amount,
        Money balanceBefore,
        Money balanceAfter,
        @Nullable Money landedCost,
        @Nullable UUID holdId,
        @Nullable String reference,
        @Nullable String description,
        String actor,
        Instant occurredAt) {

    static MovementView of(Movement movement) {
        return new MovementView(
                movement.id(),
                movement.platform(),
                movement.sequence(),
                movement.kind().wire(),
                movement.amount(),
                movement.before(),
                movement.after(),
                movement.landedCost(),
                movement.cause().hold(),
                movement.cause().reference(),
                movement.cause().description(),
                movement.cause().actor(),
                movement.cause().at());
    }
}
