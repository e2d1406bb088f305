package dev.saldo.gateway.limit;

import dev.saldo.gateway.limit.RateLimit.Standing;
import dev.saldo.gateway.problem.Problem;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Counts a request once, for its address and for its caller; a stream counts when it begins. */
@Component
public final class RateLimits {

    private final RateLimit addresses;
    private final RateLimit callers;

    @Autowired
    RateLimits(RateLimitProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateLimitProperties properties, TimeMeter time) {
        this.addresses = new RateLimit("address", properties.perAddress(), time);
        this.callers = new RateLimit("key", properties.perKey(), time);
    }

    @Nullable
    Problem countAddress(ServerWebExchange exchange) {
        return told(exchange, addresses.take(AddressKey.of(exchange.getRequest())));
    }

    /** Null when the caller may go on. */
    public @Nullable Problem countCaller(ServerWebExchange exchange, Object caller) {
        return told(exchange, callers.take(caller));
    }

    private static @Nullable Problem told(ServerWebExchange exchange, Standing standing) {
        RateLimitHeaders.tell(exchange.getResponse().getHeaders(), standing);
        return standing.isOver() ? Problem.tooManyRequests(standing.retryAfterSeconds()) : null;
    }
}
