package dev.saldo.kit.clock;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What time it is in each store of a batch, in microseconds. */
@Pure
public record StoreTimes(Map<UUID, Instant> byStore) {

    /** @throws NullPointerException for a store that was not asked about */
    public Instant in(UUID store) {
        return Objects.requireNonNull(byStore.get(store), "nobody asked what time it is there");
    }
}
