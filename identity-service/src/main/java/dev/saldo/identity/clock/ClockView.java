package dev.saldo.identity.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What time it is in the store.
 *
 * @param test whether its clock can be moved
 * @param frozen whether it stands, having been moved before; otherwise it goes by the wall
 * @param operation the last move, which may be under way; absent when there was none
 */
record ClockView(
        Instant now, boolean test, boolean frozen, @Nullable AdvanceView operation) {

    static ClockView standing(Advance last, boolean test) {
        return new ClockView(last.now(), test, true, AdvanceView.of(last));
    }

    static ClockView running(Instant now, boolean test) {
        return new ClockView(now, test, false, null);
    }
}
