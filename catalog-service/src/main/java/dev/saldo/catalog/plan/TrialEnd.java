package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of a trial for which nobody said how it will be paid. */
@Pure
enum TrialEnd {
    /** It is billed from then on. */
    CONVERT,
    /** It is over. */
    END;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for any other word. */
    static @Nullable TrialEnd of(@Nullable String wire) {
        return Arrays.stream(values())
                .filter(end -> end.wire().equals(wire))
                .findFirst()
                .orElse(null);
    }
}
