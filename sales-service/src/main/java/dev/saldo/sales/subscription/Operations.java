package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names by which the API knows what people can do; everything else happens by itself. */
@Pure
final class Operations {

    private static final Map<Act, String> NAMES = Map.ofEntries(
            Map.entry(Act.EDIT, "edit"),
            Map.entry(Act.QUOTE, "quote"),
            Map.entry(Act.ACCEPT, "accept"),
            Map.entry(Act.DECLINE, "decline"),
            Map.entry(Act.CONFIRM, "confirm"),
            Map.entry(Act.ACTIVATE, "activate"),
            Map.entry(Act.CHANGE, "change-plan"),
            Map.entry(Act.SCHEDULE_CHANGE, "change-plan"),
            Map.entry(Act.CHARGE, "charge"),
            Map.entry(Act.CANCEL, "cancel"),
            Map.entry(Act.RESUME, "resume"),
            Map.entry(Act.PAUSE, "pause"),
            Map.entry(Act.UNPAUSE, "unpause"),
            Map.entry(Act.DELETE, "force-delete"));

    private Operations() {}

    /** In its status, and with what there is to take back or to rest from. */
    static List<String> allowed(Subscription subscription) {
        Set<String> names = new TreeSet<>();
        Act.allowedIn(subscription.status()).forEach(act -> {
            var name = NAMES.get(act);
            if (name != null && hasAPoint(act, subscription)) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    private static boolean hasAPoint(Act act, Subscription subscription) {
        return switch (act) {
            case RESUME -> subscription.state().cancellation() != null;
            case UNPAUSE -> subscription.state().rest() != null;
            case PAUSE, SCHEDULE_PAUSE -> subscription.plan().pausable();
            default -> true;
        };
    }
}
