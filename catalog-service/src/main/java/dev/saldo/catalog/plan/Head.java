package dev.saldo.catalog.plan;

import dev.saldo.catalog.product.Metadata;
import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan may change at any time, because nobody agreed to it.
 *
 * @param group personal, business, enterprise, or a word of the store's own
 * @param rank to a plan with a higher one is an upgrade; null where the store has no order
 * @param active whether new subscriptions may begin with it
 * @param validFrom the first day on which one may begin
 * @param validUntil the first day on which none may any more
 */
@Pure
record Head(
        String slug,
        @Nullable String description,
        String group,
        @Nullable Integer rank,
        boolean active,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Map<String, Object> metadata) {

    static final String USUAL_GROUP = "personal";

    /** True when nothing would change; numbers of metadata count by value, because the database writes them its way. */
    boolean says(Head other) {
        return Metadata.same(metadata, other.metadata) && without(metadata).equals(other.without(metadata));
    }

    private Head without(Map<String, Object> common) {
        return new Head(slug, description, group, rank, active, validFrom, validUntil, common);
    }
}
