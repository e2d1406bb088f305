package dev.saldo.gateway.limit;

import dev.saldo.gateway.edge.EdgeOrder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away an address that asks too much, before it costs more than that. */
@Component
@Order(EdgeOrder.ADDRESS_LIMIT)
final class AddressLimitFilter implements WebFilter {

    private final RateLimits limits;

    AddressLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isWatching(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        var refusal = limits.countAddress(exchange);
        return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
    }

    // probes and scrapers must learn the truth about a gateway that is busy
    private static boolean isWatching(String path) {
        return path.startsWith("/actuator/health") || path.equals("/actuator/prometheus");
    }
}
