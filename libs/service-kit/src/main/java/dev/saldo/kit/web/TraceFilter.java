package dev.saldo.kit.web;

import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the caller's trace, or a new one, into the context of the request and answers the request's id. */
final class TraceFilter implements WebFilter {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var requestId = headers.getFirst(REQUEST_ID);
        if (requestId != null && SOUND.matcher(requestId).matches()) {
            exchange.getResponse().getHeaders().set(REQUEST_ID, requestId);
        }
        var trace = Trace.of(headers.getFirst("traceparent"));
        return chain.filter(exchange).contextWrite(trace::in);
    }
}
