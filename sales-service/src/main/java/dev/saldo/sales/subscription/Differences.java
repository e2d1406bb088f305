package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a subscriber gets differently after a change. */
@Pure
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> between(Item before, Item after) {
        var differences = new Differences();
        var old = before.plan();
        var plan = after.plan();
        differences.compare("plan", old.name(), plan.name());
        differences.compare("planVersion", old.version(), plan.version());
        differences.compare("quantity", before.quantity(), after.quantity());
        differences.compare("unitPrice", before.unitPrice(), after.unitPrice());
        differences.compare(
                "period",
                old.interval().count() + " " + old.interval().unit(),
                plan.interval().count() + " " + plan.interval().unit());
        differences.compare("minimumQuantity", old.minimumQuantity(), plan.minimumQuantity());
        differences.compare("graceDays", old.graceDays(), plan.graceDays());
        differences.compare("autoClose", old.autoClose(), plan.autoClose());
        differences.compare("pausable", old.pausable(), plan.pausable());
        differences.compare("renewable", old.renewable(), plan.renewable());
        return List.copyOf(differences.found);
    }

    private void compare(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new Difference(field, text(before), text(after)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
