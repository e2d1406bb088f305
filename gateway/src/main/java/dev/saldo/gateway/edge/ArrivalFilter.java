package dev.saldo.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives a request its ids, and takes from it what only the gateway itself may say to a service. */
@Component
@Order(EdgeOrder.ARRIVAL)
final class ArrivalFilter implements WebFilter {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final EdgeProperties properties;

    ArrivalFilter(EdgeProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var requestId = TraceIds.requestId(request.getHeaders().getFirst(REQUEST_ID));
        var response = exchange.getResponse();
        response.getHeaders().set(REQUEST_ID, requestId);
        // again at the end, in place of a second one from the service
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().set(REQUEST_ID, requestId)));
        return chain.filter(
                exchange.mutate().request(arrived(request, requestId)).build());
    }

    private ServerHttpRequest arrived(ServerHttpRequest request, String requestId) {
        var client = ClientAddress.of(
                request.getRemoteAddress(),
                request.getHeaders().getOrEmpty(FORWARDED_FOR),
                properties.trustedProxies());
        return new ArrivedRequest(request, withIds(trustworthy(request.getHeaders()), requestId), client);
    }

    private static HttpHeaders trustworthy(HttpHeaders headers) {
        var trustworthy = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!ForgeableHeaders.contain(name)) {
                // not addAll: a name that came in two spellings is here twice, each time with all values
                trustworthy.put(name, values);
            }
        });
        return trustworthy;
    }

    private static HttpHeaders withIds(HttpHeaders headers, String requestId) {
        headers.set(REQUEST_ID, requestId);
        if (!TraceIds.isTraceparent(headers.getFirst(TRACEPARENT))) {
            headers.set(TRACEPARENT, TraceIds.newTraceparent());
            headers.remove(TRACESTATE);
        }
        return headers;
    }
}
