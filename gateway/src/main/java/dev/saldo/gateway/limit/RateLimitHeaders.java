package dev.saldo.gateway.limit;

import dev.saldo.gateway.limit.RateLimit.Standing;
import org.springframework.http.HttpHeaders;

/**
 * Tells clients where they stand: in the fields of draft-ietf-httpapi-ratelimit-headers-10, which know several limits,
 * and in the three older ones, which know one: the last that was asked.
 */
final class RateLimitHeaders {

    private static final String STANDING = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private RateLimitHeaders() {}

    static void tell(HttpHeaders headers, Standing standing) {
        append(headers, POLICY, standing.limit().policy());
        append(headers, STANDING, standing.field());
        headers.set("RateLimit-Limit", Integer.toString(standing.limit().quota()));
        headers.set("RateLimit-Remaining", Long.toString(standing.remaining()));
        headers.set("RateLimit-Reset", Long.toString(standing.resetSeconds()));
    }

    private static void append(HttpHeaders headers, String name, String member) {
        var others = headers.getFirst(name);
        headers.set(name, others == null ? member : others + ", " + member);
    }
}
