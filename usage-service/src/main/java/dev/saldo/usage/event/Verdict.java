package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import dev.saldo.usage.counter.Place;
import dev.saldo.usage.event.Reading.Fault;
import dev.saldo.usage.event.Reading.Faulty;
import dev.saldo.usage.event.Reading.Named;
import dev.saldo.usage.event.Reading.Usage;
import dev.saldo.usage.limit.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether an event is one to be counted, if it is new. */
@Pure
sealed interface Verdict {

    /** How far the clocks of others may be ahead. */
    Duration AHEAD = Duration.ofHours(1);

    int LONGEST_REASON = 500;

    /** @param at when it happened */
    record Countable(Usage usage, Place place, Instant at) implements Verdict {}

    record Dismissed(Fate fate, String reason) implements Verdict {}

    /**
     * @param limit of the meter the event is about; a meter without one is nobody's
     * @param grace how long after its period, or where there are none, after it happened, an event still counts
     */
    static Verdict on(Named event, @Nullable Limit limit, Instant now, Duration grace) {
        return switch (event) {
            case Faulty faulty -> new Dismissed(Fate.REJECTED, reason(faulty));
            case Usage usage -> on(usage, limit, usage.at() == null ? now : usage.at(), now, grace);
        };
    }

    private static Verdict on(Usage usage, @Nullable Limit limit, Instant at, Instant now, Duration grace) {
        if (at.isAfter(now.plus(AHEAD))) {
            return new Dismissed(Fate.REJECTED, "/time lies in the future");
        }
        if (limit == null) {
            return new Dismissed(Fate.UNMATCHED, "no limit is set for this subscriber and feature");
        }
        var end = limit.spanAt(at).end();
        if ((end == null ? at : end).plus(grace).isBefore(now)) {
            return new Dismissed(Fate.LATE, end == null ? "it happened too long ago" : "its period is over");
        }
        return new Countable(usage, Place.of(usage.meter(), limit, at), at);
    }

    private static String reason(Faulty faulty) {
        var reason = faulty.faults().stream().map(Verdict::sentence).collect(Collectors.joining("; "));
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static String sentence(Fault fault) {
        return fault.pointer() + " " + fault.detail();
    }
}
