package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a movement goes back to.
 *
 * @param sale null for what was asked for directly
 * @param hold the hold that is spent, if it is one
 * @param reference what it belongs to: the sale's id, or the caller's own text
 * @param actor whom the audit names
 */
@Pure
public record Cause(
        @Nullable UUID sale,
        @Nullable UUID hold,
        @Nullable String reference,
        @Nullable String description,
        String actor,
        Instant at) {

    Cause(@Nullable UUID sale, @Nullable String reference, @Nullable String description, String actor, Instant at) {
        this(sale, null, reference, description, actor, at);
    }

    /** @param actor null in events of the time when they did not say who: then it was the service that did it */
    static Cause ofSale(UUID sale, @Nullable String actor, Instant at) {
        return new Cause(sale, sale.toString(), null, actor == null ? "system" : actor, at);
    }
}
