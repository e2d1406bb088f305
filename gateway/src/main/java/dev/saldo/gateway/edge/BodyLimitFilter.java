package dev.saldo.gateway.edge;

import dev.saldo.gateway.problem.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a body that is too large: at once where its length is told, else as soon as it gets too long. */
@Component
@Order(EdgeOrder.BODY_LIMIT)
final class BodyLimitFilter implements WebFilter {

    private final BodyLimitProperties properties;

    BodyLimitFilter(BodyLimitProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var limit = properties.bytesFor(request.getPath().value());
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(Problem.payloadTooLarge(limit));
        }
        return chain.filter(
                exchange.mutate().request(new LimitedRequest(request, limit)).build());
    }
}
