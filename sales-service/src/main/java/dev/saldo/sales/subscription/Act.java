package dev.saldo.sales.subscription;

import static dev.saldo.sales.subscription.Status.ACTIVE;
import static dev.saldo.sales.subscription.Status.CANCELLED;
import static dev.saldo.sales.subscription.Status.CLOSED;
import static dev.saldo.sales.subscription.Status.CONFIRMED;
import static dev.saldo.sales.subscription.Status.DRAFT;
import static dev.saldo.sales.subscription.Status.EXPIRED;
import static dev.saldo.sales.subscription.Status.ON_TRIAL;
import static dev.saldo.sales.subscription.Status.PAST_DUE;
import static dev.saldo.sales.subscription.Status.PAUSED;
import static dev.saldo.sales.subscription.Status.QUOTATION;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can happen to a subscription, and the one table of transitions: from which status to which others each
 * act leads. What is not in it is refused.
 */
@Pure
public enum Act {
    EDIT(stay(DRAFT)),
    QUOTE(from(DRAFT, QUOTATION)),
    ACCEPT(from(QUOTATION, CONFIRMED)),
    DECLINE(from(QUOTATION, CANCELLED)),
    LAPSE(from(QUOTATION, EXPIRED)),
    APPROVE(stay(DRAFT), stay(QUOTATION), stay(CONFIRMED), stay(ON_TRIAL), stay(ACTIVE), stay(PAST_DUE), stay(PAUSED)),
    CONFIRM(from(DRAFT, CONFIRMED), from(QUOTATION, CONFIRMED)),
    START(from(CONFIRMED, ON_TRIAL, ACTIVE)),
    ACTIVATE(from(CONFIRMED, ON_TRIAL, ACTIVE), from(ON_TRIAL, ACTIVE)),
    REMIND_OF_TRIAL(stay(ON_TRIAL)),
    END_TRIAL(from(ON_TRIAL, ACTIVE, EXPIRED)),
    RENEW(stay(ACTIVE), stay(PAST_DUE)),
    CHANGE(stay(CONFIRMED), stay(ON_TRIAL), stay(ACTIVE), stay(PAUSED)),
    SCHEDULE_CHANGE(stay(ON_TRIAL), stay(ACTIVE), stay(PAST_DUE), stay(PAUSED)),
    WITHDRAW_CHANGE(stay(ON_TRIAL), stay(ACTIVE), stay(PAST_DUE), stay(PAUSED)),
    CHARGE(stay(ON_TRIAL), stay(ACTIVE), stay(PAST_DUE), stay(PAUSED)),
    CANCEL(
            from(DRAFT, CANCELLED),
            from(QUOTATION, CANCELLED),
            from(CONFIRMED, CANCELLED),
            from(ON_TRIAL, CANCELLED),
            from(ACTIVE, CANCELLED),
            from(PAST_DUE, CANCELLED),
            from(PAUSED, CANCELLED)),
    SCHEDULE_CANCEL(stay(ON_TRIAL), stay(ACTIVE), stay(PAST_DUE), stay(PAUSED)),
    RESUME(stay(ON_TRIAL), stay(ACTIVE), stay(PAST_DUE), stay(PAUSED)),
    PAUSE(from(ACTIVE, PAUSED)),
    SCHEDULE_PAUSE(stay(ACTIVE)),
    UNPAUSE(stay(ACTIVE), stay(PAST_DUE), from(PAUSED, ACTIVE, PAST_DUE)),
    FALL_PAST_DUE(from(ACTIVE, PAST_DUE), stay(PAST_DUE), stay(PAUSED)),
    SETTLE(from(PAST_DUE, ACTIVE, PAST_DUE), stay(PAUSED)),
    EXPIRE(from(ACTIVE, EXPIRED), from(PAST_DUE, EXPIRED), from(PAUSED, EXPIRED)),
    CLOSE(from(ACTIVE, CLOSED), from(PAST_DUE, CLOSED)),
    DELETE(
            stay(DRAFT),
            stay(QUOTATION),
            stay(CONFIRMED),
            stay(ON_TRIAL),
            stay(ACTIVE),
            stay(PAST_DUE),
            stay(PAUSED),
            stay(CANCELLED),
            stay(EXPIRED),
            stay(CLOSED));

    private record Row(Status from, Set<Status> to) {}

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final Map<Status, Set<Status>> table = new EnumMap<>(Status.class);

    Act(Row... rows) {
        for (var row : rows) {
            table.computeIfAbsent(row.from(), _ -> EnumSet.noneOf(Status.class)).addAll(row.to());
        }
    }

    private static Row from(Status from, Status... to) {
        return new Row(from, Set.of(to));
    }

    private static Row stay(Status status) {
        return from(status, status);
    }

    /** Whether it may happen in that status at all. */
    public boolean isAllowedIn(Status status) {
        return table.containsKey(status);
    }

    /** Whether it may lead from the one to the other. */
    public boolean leads(Status from, Status to) {
        return table.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether it settles at what price the subscription is sold. */
    boolean settlesPrices() {
        return this == ACCEPT || this == CONFIRM || this == CHANGE || this == SCHEDULE_CHANGE;
    }

    /** As the API and the history write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What may happen in that status. */
    public static List<Act> allowedIn(Status status) {
        return Arrays.stream(values()).filter(act -> act.isAllowedIn(status)).toList();
    }
}
