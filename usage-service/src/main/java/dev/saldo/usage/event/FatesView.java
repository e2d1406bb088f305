package dev.saldo.usage.event;

import dev.saldo.kit.apidoc.OneOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param events the fates, in the order of the events */
record FatesView(List<FateView> events) {

    /** @param reason why it was not counted; null when it was */
    record FateView(
            String source,
            String id,
            @OneOf(Fate.class) String fate,
            @Nullable String reason) {}

    static FatesView of(List<Told> events) {
        return new FatesView(events.stream()
                .map(told -> new FateView(
                        told.key().source(), told.key().id(), told.fate().wire(), told.reason()))
                .toList());
    }
}
