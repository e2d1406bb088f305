package dev.saldo.kit.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The W3C trace a piece of work belongs to. It travels in the Reactor context from the request, or the event, that
 * began the work into every event the work announces.
 *
 * @param parent a {@code traceparent} value: version, trace id, parent id, flags
 */
public record Trace(String parent) {

    /** Dashes where there have to be dashes, and a digit where there has to be one. */
    private static final String SHAPE = "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00";

    /** The trace of the work this is called in, or a new one. */
    public static Mono<Trace> current() {
        return Mono.deferContextual(context ->
                Mono.just(context.getOrEmpty(Trace.class).map(Trace.class::cast).orElseGet(() -> of(null))));
    }

    /** The trace a header names, or a new one when it names none. */
    public static Trace of(@Nullable String header) {
        return header != null && isTraceparent(header) ? new Trace(header) : fresh();
    }

    public Context in(Context context) {
        return context.put(Trace.class, this);
    }

    /** By hand rather than by a regular expression, because every event and every request has one. */
    private static boolean isTraceparent(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (SHAPE.charAt(at) == '-' ? character != '-' : !isHex(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    private static Trace fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return new Trace("00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong()) + "-01");
    }
}
