package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.List;

/**
 * A change for a later day.
 *
 * @param on its first day
 * @param items what the subscription is for from then on
 * @param direction as it was when the change was asked for
 */
@Pure
public record PlannedChange(LocalDate on, List<Item> items, ProrationMode mode, Direction direction, String actor) {

    PlannedChange on(LocalDate day) {
        return new PlannedChange(day, items, mode, direction, actor);
    }
}
