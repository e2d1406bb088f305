package dev.saldo.gateway.access;

import dev.saldo.gateway.edge.EdgeOrder;
import dev.saldo.gateway.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Asks every request for the API key, but those for what is open, and replaces it with the internal token. */
@Component
@Order(EdgeOrder.ACCESS)
final class AccessFilter implements WebFilter {

    private static final List<PathPattern> OPEN = List.of(
                    "/",
                    "/docs",
                    "/docs/**",
                    "/.well-known/jwks.json",
                    "/actuator/health",
                    "/actuator/health/**",
                    "/actuator/prometheus")
            .stream()
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

    private final Bootstrap bootstrap;
    private final InternalTokens tokens;

    AccessFilter(Bootstrap bootstrap, InternalTokens tokens) {
        this.bootstrap = bootstrap;
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (isOpen(request)) {
            return chain.filter(exchange);
        }
        var key = presentedKey(request.getHeaders());
        if (key == null) {
            return Mono.error(Problem.unauthenticated("Bearer realm=\"saldo\""));
        }
        if (!bootstrap.accepts(key)) {
            return Mono.error(Problem.unauthenticated("Bearer realm=\"saldo\", error=\"invalid_token\""));
        }
        var trusted = request.mutate().headers(this::exchangeKey).build();
        return chain.filter(exchange.mutate().request(trusted).build());
    }

    private void exchangeKey(HttpHeaders headers) {
        headers.setBearerAuth(tokens.current());
    }

    private static boolean isOpen(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        return OPEN.stream().anyMatch(open -> open.matches(path));
    }

    private static @Nullable ApiKey presentedKey(HttpHeaders headers) {
        var shown = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (shown.size() != 1) {
            return null;
        }
        var bearer = BEARER.matcher(shown.getFirst());
        return bearer.matches() ? new ApiKey(bearer.group(1)) : null;
    }
}
