package dev.saldo.gateway.limit;

import dev.saldo.gateway.problem.Problem;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Makes guessing slow: an address that showed too many worthless credentials may show no more for a while. */
@Component
public final class FailedAttempts {

    private final Buckets buckets;

    @Autowired
    FailedAttempts(RateLimitProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    FailedAttempts(RateLimitProperties properties, TimeMeter time) {
        var allowed = properties.failuresPerMinute();
        this.buckets = new Buckets(allowed, allowed, Duration.ofMinutes(1), time);
    }

    /** Null when the address may try. */
    public @Nullable Problem objection(ServerHttpRequest request) {
        var estimate = buckets.of(AddressKey.of(request)).estimateAbilityToConsume(1);
        return estimate.canBeConsumed()
                ? null
                : Problem.tooManyRequests(Math.max(
                        1,
                        Math.ceilDiv(
                                estimate.getNanosToWaitForRefill(),
                                Duration.ofSeconds(1).toNanos())));
    }

    public void count(ServerHttpRequest request) {
        var _ = buckets.of(AddressKey.of(request)).tryConsume(1);
    }
}
