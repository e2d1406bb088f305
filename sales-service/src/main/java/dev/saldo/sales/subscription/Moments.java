package dev.saldo.sales.subscription;

import dev.saldo.kit.web.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads when something is to happen, as callers write it. */
final class Moments {

    private static final String WORDS = "now, period-end, or a day such as 2026-05-01";

    private Moments() {}

    /**
     * When that is.
     *
     * @param usual when nothing was said
     * @param pointer where it was said
     */
    static Moment of(@Nullable String when, Moment usual, String pointer) {
        return switch (when) {
            case null -> usual;
            case "now" -> new Moment.Now();
            case "period-end" -> new Moment.PeriodEnd();
            default -> on(when, pointer);
        };
    }

    private static Moment on(String when, String pointer) {
        var day = day(when, pointer);
        if (!InReach.Check.holds(day)) {
            throw Problem.invalid(pointer, InReach.MESSAGE);
        }
        return new Moment.On(day);
    }

    private static LocalDate day(String when, String pointer) {
        try {
            return LocalDate.parse(when);
        } catch (DateTimeException _) {
            throw Problem.invalid(pointer, "must be " + WORDS);
        }
    }
}
