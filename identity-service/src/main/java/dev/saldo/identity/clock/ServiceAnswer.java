package dev.saldo.identity.clock;

import dev.saldo.kit.Pure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered last.
 *
 * @param activity how much it has ever announced of the store
 * @param before the same in the round before; null in the first round of a step
 * @param nextDueAt when the next thing falls due there; null when nothing does
 */
@Pure
record ServiceAnswer(
        String service,
        int step,
        int round,
        long activity,
        @Nullable Long before,
        @Nullable Instant nextDueAt) {

    /** In a first round nobody can tell. */
    boolean isQuiet() {
        return before != null && before == activity;
    }
}
