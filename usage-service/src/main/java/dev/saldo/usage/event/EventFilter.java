package dev.saldo.usage.event;

import org.jspecify.annotations.Nullable;

/** What narrows a list of events; null where it does not. */
record EventFilter(
        @Nullable String source,
        @Nullable String id,
        @Nullable Fate fate) {

    @Nullable
    String fateAsText() {
        return fate == null ? null : fate.wire();
    }
}
