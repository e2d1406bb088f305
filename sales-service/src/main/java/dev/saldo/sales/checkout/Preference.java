package dev.saldo.sales.checkout;

import dev.saldo.kit.Pure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code wait} of a {@code Prefer} header (RFC 7240): how long the caller would wait for the final state. */
@Pure
record Preference(int seconds) {

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:[,;]|$)");
    private static final int MOST_SECONDS = 30;

    static Optional<Preference> of(List<String> headers) {
        return headers.stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(found -> new Preference(Math.min(Integer.parseInt(found.group(1)), MOST_SECONDS)))
                .findFirst();
    }

    Duration patience() {
        return Duration.ofSeconds(seconds);
    }

    /** What {@code Preference-Applied} says. */
    String applied() {
        return "wait=" + seconds;
    }
}
