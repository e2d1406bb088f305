package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import java.util.Comparator;
import java.util.UUID;

/** What names an event for ever: CloudEvents are unique by source and id. */
@Pure
record EventKey(UUID store, String source, String id) implements Comparable<EventKey> {

    private static final Comparator<EventKey> ORDER = Comparator.comparing(EventKey::store)
            .thenComparing(EventKey::source)
            .thenComparing(EventKey::id);

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}
