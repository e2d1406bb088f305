package dev.saldo.gateway.edge;

import dev.saldo.gateway.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers browsers' preflight requests, which carry no key, and lets the allowed origins read the answers. */
@Component
@Order(EdgeOrder.CORS)
final class CorsFilter implements WebFilter {

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final @Nullable CorsConfiguration configuration;
    private final OwnAddress own;

    CorsFilter(CorsProperties properties, OwnAddress own) {
        this.own = own;
        // without a configuration Spring adds no header and refuses preflight requests
        this.configuration = properties.allowedOrigins().isEmpty() ? null : configuration(properties);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isOwnPage(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        var preflight = CorsUtils.isPreFlightRequest(exchange.getRequest());
        if (!processor.process(configuration, exchange)) {
            return Mono.error(
                    Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Web pages of this origin may not call the API."));
        }
        return preflight ? exchange.getResponse().setComplete() : chain.filter(exchange);
    }

    /** Spring compares with the address the request came to, which is another one behind a proxy that ends TLS. */
    private boolean isOwnPage(ServerHttpRequest request) {
        var origin = request.getHeaders().getOrigin();
        return origin != null && own.isOrigin(origin, request);
    }

    private static CorsConfiguration configuration(CorsProperties properties) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(properties.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Audit-Reason",
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                "Prefer",
                "Saldo-Store",
                "X-Request-Id",
                "traceparent",
                "tracestate"));
        cors.setExposedHeaders(List.of(
                "ETag",
                "Idempotency-Replayed",
                "Location",
                "Preference-Applied",
                "RateLimit",
                "RateLimit-Limit",
                "RateLimit-Policy",
                "RateLimit-Remaining",
                "RateLimit-Reset",
                "Retry-After",
                "WWW-Authenticate",
                "X-Request-Id"));
        cors.setMaxAge(properties.maxAge());
        return cors;
    }
}
