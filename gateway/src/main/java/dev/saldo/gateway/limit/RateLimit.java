package dev.saldo.gateway.limit;

import dev.saldo.gateway.limit.RateLimitProperties.Allowance;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** One limit by its name, such as {@code "key"}: how much there is, and how much of it is left to whom. */
final class RateLimit {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final String name;
    private final Allowance allowance;
    private final Buckets buckets;
    private final String policy;

    RateLimit(String name, Allowance allowance, TimeMeter time) {
        this.name = name;
        this.allowance = allowance;
        this.buckets = new Buckets(allowance.burst(), allowance.perSecond(), Duration.ofSeconds(1), time);
        var window = Math.ceilDiv(allowance.burst(), allowance.perSecond());
        this.policy = "\"%s\";q=%d;w=%d".formatted(name, allowance.burst(), window);
    }

    /**
     * What is left after one more request.
     *
     * @param resetSeconds until all of it is there again
     * @param retryAfterSeconds until there is something again; 0 for a request that was admitted
     */
    record Standing(RateLimit limit, long remaining, long resetSeconds, long retryAfterSeconds) {

        boolean isOver() {
            return retryAfterSeconds > 0;
        }

        /** As in the IETF draft "RateLimit header fields for HTTP". */
        String field() {
            return "\"" + limit.name + "\";r=" + remaining + ";t=" + resetSeconds;
        }
    }

    Standing take(Object key) {
        var probe = buckets.of(key).tryConsumeAndReturnRemaining(1);
        return new Standing(
                this,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    int quota() {
        return allowance.burst();
    }

    String policy() {
        return policy;
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_SECOND);
    }
}
