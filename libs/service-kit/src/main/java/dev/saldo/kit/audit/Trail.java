package dev.saldo.kit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a write tells of itself on its way, in the Reactor context of its request. */
final class Trail {

    /** One thing that a request wrote; without an id where it has none. */
    record Written(
            @Nullable UUID id,
            @Nullable Long version,
            @Nullable Object before,
            @Nullable Object after) {}

    private final List<Written> written = new ArrayList<>();
    private @Nullable Object before;

    synchronized void was(Object view) {
        if (before == null) {
            before = view;
        }
    }

    synchronized @Nullable Object before() {
        return before;
    }

    synchronized void add(Written one) {
        written.add(one);
    }

    synchronized List<Written> written() {
        return List.copyOf(written);
    }
}
