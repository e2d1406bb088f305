package dev.saldo.sales.subscription;

import dev.saldo.kit.web.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads when something is to happen, as callers write it. */
final class Moments {

    /** For what is documented of requests. */
    static final String WORDS = "now, period-end, or a day such as 2026-05-01";

    private Moments() {}

    /** @param usual when nothing was said */
    static Moment of(@Nullable String when, Moment usual) {
        return switch (when) {
            case null -> usual;
            case "now" -> new Moment.Now();
            case "period-end" -> new Moment.PeriodEnd();
            default -> on(when);
        };
    }

    private static Moment on(String when) {
        try {
            return new Moment.On(LocalDate.parse(when));
        } catch (DateTimeException _) {
            throw Problem.invalid("/when", "must be " + WORDS);
        }
    }
}
