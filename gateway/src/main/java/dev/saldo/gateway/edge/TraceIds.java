package dev.saldo.gateway.edge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two ids a request is followed by: ours for people, W3C trace context for machines. */
final class TraceIds {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceIds() {}

    static String requestId(@Nullable String offered) {
        return offered != null && REQUEST_ID.matcher(offered).matches() ? offered : randomHex(16);
    }

    static boolean isTraceparent(@Nullable String offered) {
        return offered != null && TRACEPARENT.matcher(offered).matches();
    }

    static String newTraceparent() {
        return "00-%s-%s-01".formatted(randomHex(16), randomHex(8));
    }

    // identifiers, not secrets: a secure generator would only cost time
    private static String randomHex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
