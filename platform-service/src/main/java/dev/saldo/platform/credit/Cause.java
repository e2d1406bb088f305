package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a movement goes back to.
 *
 * @param sale null for what was asked for directly
 * @param reference what it belongs to: the sale's id, or the caller's own text
 * @param actor whom the audit names
 */
@Pure
record Cause(
        @Nullable UUID sale,
        @Nullable String reference,
        @Nullable String description,
        String actor,
        Instant at) {

    /** @param actor null in events of the time when they did not say who: then it was the service that did it */
    static Cause ofSale(UUID sale, @Nullable String actor, Instant at) {
        return new Cause(sale, sale.toString(), null, actor == null ? "system" : actor, at);
    }
}
