package dev.saldo.catalog.offer;

import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.kit.Pure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a rule about a product's offers has to know. */
@Pure
record Scene(Supply supply, Map<UUID, PlatformCopy> platforms, Instant now) {

    @Nullable
    PlatformCopy platform(UUID id) {
        return platforms.get(id);
    }

    /** When a price begins: at once, unless said otherwise. */
    Instant start(@Nullable Instant validFrom) {
        return validFrom == null ? now : validFrom.truncatedTo(ChronoUnit.MICROS);
    }
}
