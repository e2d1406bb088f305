package dev.saldo.sales.migration;

import dev.saldo.sales.subscription.PlanMoves;
import dev.saldo.sales.subscription.ProrationMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be moved where.
 *
 * @param fromVersions those that are moved; null for all older ones
 * @param proration null for what is moved where a period ends
 * @param actor who wants it
 */
record MigrationOrder(
        UUID store,
        UUID planId,
        int toVersion,
        @Nullable List<Integer> fromVersions,
        Timing timing,
        @Nullable ProrationMode proration,
        String actor) {

    boolean isNow() {
        return timing == Timing.NOW;
    }

    /** What could not happen where a period ended, since it was past due or paused then, is not billed afterwards. */
    PlanMoves.Order moves() {
        return new PlanMoves.Order(
                store, planId, toVersion, isNow(), proration == null ? ProrationMode.NONE : proration, actor);
    }
}
