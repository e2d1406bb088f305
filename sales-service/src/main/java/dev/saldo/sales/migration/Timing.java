package dev.saldo.sales.migration;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When subscriptions are moved. */
@Pure
enum Timing {
    /** As soon as it is their turn. */
    NOW,
    /** When the period, or the trial, ends that each is in. */
    PERIOD_END;

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a text that names none. */
    static Optional<Timing> of(String wire) {
        return Arrays.stream(values())
                .filter(timing -> timing.wire().equals(wire))
                .findFirst();
    }
}
