package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a subscriber gets differently after a change. */
@Pure
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** After a cancellation, at once or later. */
    static List<Difference> ending(Status before) {
        var differences = new Differences();
        differences.compare("status", before.wire(), Status.CANCELLED.wire());
        return List.copyOf(differences.found);
    }

    /**
     * In a pause.
     *
     * @param resumed as it goes on by itself; null when it does not
     */
    static List<Difference> resting(Subscription before, @Nullable Subscription resumed) {
        var differences = new Differences();
        differences.compare("status", before.status().wire(), Status.PAUSED.wire());
        if (resumed != null) {
            differences.compare("periodEnd", periodEnd(before), periodEnd(resumed));
            differences.compare("endDate", before.term().end(), resumed.term().end());
        }
        return List.copyOf(differences.found);
    }

    /** With these items, and with what was scheduled for later instead of something else. */
    static List<Difference> between(Subscription subscription, List<Item> after, @Nullable PlannedChange planned) {
        var differences = new Differences();
        differences.compare(subscription.main(), after.getFirst());
        addedTo(subscription.items(), after)
                .forEach(
                        addOn -> differences.compare("addOn", null, addOn.plan().name()));
        var dropped = subscription.state().change();
        if (dropped != null && !dropped.equals(planned)) {
            differences.compare("scheduledChange", dropped.on(), planned == null ? null : planned.on());
        }
        return List.copyOf(differences.found);
    }

    private void compare(Item before, Item after) {
        var old = before.plan();
        var plan = after.plan();
        compare("plan", old.name(), plan.name());
        compare("planVersion", old.version(), plan.version());
        compare("quantity", before.quantity(), after.quantity());
        compare("unitPrice", before.unitPrice(), after.unitPrice());
        compare("period", period(old), period(plan));
        compare("minimumQuantity", old.minimumQuantity(), plan.minimumQuantity());
        compare("graceDays", old.graceDays(), plan.graceDays());
        compare("autoClose", old.autoClose(), plan.autoClose());
        compare("pausable", old.pausable(), plan.pausable());
        compare("renewable", old.renewable(), plan.renewable());
    }

    private static Stream<Item> addedTo(List<Item> before, List<Item> after) {
        var known = before.stream().map(Item::id).collect(Collectors.toSet());
        return after.stream().filter(item -> !known.contains(item.id()));
    }

    private static @Nullable LocalDate periodEnd(Subscription subscription) {
        var period = subscription.state().period();
        return period == null ? null : period.end();
    }

    private static String period(PlanTerms plan) {
        var interval = plan.interval();
        return interval.count() + " " + interval.unit().name().toLowerCase(Locale.ROOT);
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
