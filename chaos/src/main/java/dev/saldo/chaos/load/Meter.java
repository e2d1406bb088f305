package dev.saldo.chaos.load;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscriber whose usage of one feature is counted. */
public record Meter(UUID subscriber, Kind kind) {

    /** What limits are set for it. */
    public enum Kind {
        /** Nothing is counted here but what asks first. */
        SMALL(10L),
        /** Events are counted here, too, past the limit if need be. */
        LARGE(100L),
        /** A limit without a hard one. */
        COUNTED(null),
        /** No limit at all, so that whoever asks is counted, and events match nothing. */
        UNKNOWN(null);

        private final @Nullable Long hard;

        Kind(@Nullable Long hard) {
            this.hard = hard;
        }

        boolean isKnown() {
            return this != UNKNOWN;
        }

        boolean isLimited() {
            return hard != null;
        }

        boolean takesEvents() {
            return this != SMALL;
        }

        /** As it is set. */
        Map<String, Object> limit() {
            return hard == null ? Map.of() : Map.of("hardLimit", hard, "softLimits", new long[] {hard / 2});
        }
    }

    private static final String TYPE = "device";
    private static final String FEATURE = "units";

    /** Where its limit is set, below {@code /limits}, and its count is read, below {@code /usage}. */
    public static String path(UUID subscriber) {
        return "%s/%s/%s".formatted(TYPE, subscriber, FEATURE);
    }

    /** What is asked for or leased. */
    Map<String, Object> ask(long amount) {
        return Map.of("subscriber", Map.of("type", TYPE, "id", subscriber), "feature", FEATURE, "amount", amount);
    }

    /** What has happened, as an event says it. */
    Map<String, Object> happened(long amount) {
        return Map.of("subscriberType", TYPE, "subscriberId", subscriber, "feature", FEATURE, "amount", amount);
    }
}
