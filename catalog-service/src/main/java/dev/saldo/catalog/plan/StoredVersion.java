package dev.saldo.catalog.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version as its row has it. */
record StoredVersion(
        int number,
        WrittenTerms terms,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    PlanVersion version() {
        return new PlanVersion(number, terms.terms(), createdAt, publishedAt);
    }
}
