package dev.saldo.sales.migration;

import dev.saldo.sales.subscription.ProrationMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A migration as the API shows it.
 *
 * @param proration absent where subscriptions are moved when their periods end
 * @param total how many subscriptions it is about
 * @param refused how many stay as they are; its items say why
 */
record MigrationView(
        UUID id,
        UUID planId,
        int toVersion,
        @Nullable List<Integer> fromVersions,
        String when,
        @Nullable String proration,
        String status,
        int total,
        int moved,
        int refused,
        Instant createdAt,
        String createdBy,
        @Nullable Instant finishedAt) {

    static MigrationView of(Migration migration) {
        var order = migration.order();
        return new MigrationView(
                migration.id(),
                order.planId(),
                order.toVersion(),
                order.fromVersions(),
                order.timing().wire(),
                wire(order.proration()),
                migration.state().wire(),
                migration.total(),
                migration.moved(),
                migration.refused(),
                migration.createdAt(),
                order.actor(),
                migration.finishedAt());
    }

    private static @Nullable String wire(@Nullable ProrationMode mode) {
        return mode == null ? null : mode.wire();
    }
}
