package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;

/** The fate of a report. */
@Pure
record Told(Report report, Fate fate, @Nullable String reason) {

    EventKey key() {
        return report.event().key();
    }
}
