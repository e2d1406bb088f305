package dev.saldo.sales.migration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A migration as it is stored.
 *
 * @param row the id of its row
 * @param total how many subscriptions it is about
 * @param finishedAt null while it is running
 */
record Migration(
        long row,
        UUID id,
        MigrationOrder order,
        MigrationState state,
        int total,
        int moved,
        int refused,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** For the history of what it moved. */
    String reason() {
        return "migration " + id;
    }
}
