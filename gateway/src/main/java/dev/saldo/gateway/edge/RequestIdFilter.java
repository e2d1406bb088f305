package dev.saldo.gateway.edge;

import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives a request its ids, and takes from it what only the gateway itself may say to a service. */
@Component
@Order(EdgeOrder.REQUEST_ID)
final class RequestIdFilter implements WebFilter {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";

    /** Headers by which something upstream might take a caller for someone else, or for somewhere else. */
    private static final List<String> FORGEABLE = List.of(
            "forwarded",
            "x-forwarded-",
            "x-real-ip",
            "x-original-",
            "x-saldo-",
            "x-store",
            "x-tenant",
            "x-user",
            "x-auth",
            "x-role",
            "proxy-",
            "cookie",
            // names headers to be dropped on the way, and so could drop ours
            "connection");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var requestId = TraceIds.requestId(exchange.getRequest().getHeaders().getFirst(REQUEST_ID));
        var response = exchange.getResponse();
        response.getHeaders().set(REQUEST_ID, requestId);
        // again at the end, in place of a second one from the service
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().set(REQUEST_ID, requestId)));
        var request = exchange.getRequest()
                .mutate()
                .headers(headers -> rewrite(headers, requestId))
                .build();
        return chain.filter(exchange.mutate().request(request).build());
    }

    private static void rewrite(HttpHeaders headers, String requestId) {
        List.copyOf(headers.headerNames()).stream()
                .filter(RequestIdFilter::isForgeable)
                .forEach(headers::remove);
        headers.set(REQUEST_ID, requestId);
        if (!TraceIds.isTraceparent(headers.getFirst(TRACEPARENT))) {
            headers.set(TRACEPARENT, TraceIds.newTraceparent());
            headers.remove(TRACESTATE);
        }
    }

    private static boolean isForgeable(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return FORGEABLE.stream().anyMatch(name::startsWith);
    }
}
