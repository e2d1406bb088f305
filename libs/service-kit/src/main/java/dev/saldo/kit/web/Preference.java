package dev.saldo.kit.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The {@code wait} of a {@code Prefer} header (RFC 7240): how long the caller would wait for the final state. */
public record Preference(int seconds) {

    public static final String HEADER = "Prefer";
    public static final String DESCRIPTION = "wait=5 waits up to 5 seconds for the final state, at most 25";

    private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*(?:=\\s*\"?([^\"]*)\"?)?");
    /** Less than the gateway waits for an answer. */
    private static final int MOST_SECONDS = 25;

    private static final int MOST_DIGITS = 9;

    /** Empty when the caller does not want to wait; 400 for what is no number of seconds. */
    public static Optional<Preference> of(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty(HEADER).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]")))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .map(wait -> new Preference(seconds(wait.group(1))))
                .findFirst();
    }

    public Duration patience() {
        return Duration.ofSeconds(seconds);
    }

    /** What {@code Preference-Applied} says. */
    public String applied() {
        return "wait=" + seconds;
    }

    /** An empty value is no value (RFC 7240, 2). */
    private static int seconds(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return MOST_SECONDS;
        }
        if (!value.matches("\\d+")) {
            throw Problem.malformed(HEADER, "must be wait=, and how many whole seconds");
        }
        return value.length() > MOST_DIGITS ? MOST_SECONDS : Math.min(Integer.parseInt(value), MOST_SECONDS);
    }
}
