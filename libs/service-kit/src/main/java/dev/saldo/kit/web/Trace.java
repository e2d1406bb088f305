package dev.saldo.kit.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
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

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** The trace of the work this is called in, or a new one. */
    public static Mono<Trace> current() {
        return Mono.deferContextual(context ->
                Mono.just(context.getOrEmpty(Trace.class).map(Trace.class::cast).orElseGet(() -> of(null))));
    }

    /** The trace a header names, or a new one when it names none. */
    public static Trace of(@Nullable String header) {
        return header != null && TRACEPARENT.matcher(header).matches() ? new Trace(header) : fresh();
    }

    public Context in(Context context) {
        return context.put(Trace.class, this);
    }

    private static Trace fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return new Trace("00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong()) + "-01");
    }
}
