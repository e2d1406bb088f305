package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of a plan that subscribers agree to, or may in time.
 *
 * @param number 1, 2, 3 … within the plan
 * @param publishedAt null for a draft
 */
@Pure
record PlanVersion(
        int number,
        Terms terms,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    boolean isPublished() {
        return publishedAt != null;
    }

    PlanVersion with(Terms next) {
        return new PlanVersion(number, next, createdAt, publishedAt);
    }

    PlanVersion published(Instant now) {
        return new PlanVersion(number, terms, createdAt, now);
    }
}
