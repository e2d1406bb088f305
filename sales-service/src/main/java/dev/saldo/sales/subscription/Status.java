package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a subscription stands. */
@Pure
public enum Status {
    /** Written down, nothing promised. */
    DRAFT,
    /** Offered to the customer until a day. */
    QUOTATION,
    /** Agreed; begins on its first day. */
    CONFIRMED,
    /** Used without paying, for a while. */
    ON_TRIAL,
    ACTIVE,
    /** Used, but an invoice was not paid in time. */
    PAST_DUE,
    /** Neither used nor billed, for a while. */
    PAUSED,
    /** Ended because somebody wanted it to. */
    CANCELLED,
    /** Ended by itself. */
    EXPIRED,
    /** Has run the number of periods its plan has. */
    CLOSED;

    /** As the API and events write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that names none. */
    public static Optional<Status> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }

    public static List<String> wires() {
        return Arrays.stream(values()).map(Status::wire).toList();
    }

    /** Whether it has not been used yet, not even on trial. */
    public boolean isBeforeItsStart() {
        return this == DRAFT || this == QUOTATION || this == CONFIRMED;
    }

    /** Whether nothing will happen to it any more. */
    public boolean isOver() {
        return this == CANCELLED || this == EXPIRED || this == CLOSED;
    }
}
