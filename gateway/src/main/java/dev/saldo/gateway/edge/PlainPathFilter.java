package dev.saldo.gateway.edge;

import dev.saldo.gateway.problem.Problem;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Knows no path that somebody else could read in another way: one that leads to {@code /api/v1/x/..%2f..%2finternal}
 * here and to {@code /internal} there.
 */
@Component
@Order(EdgeOrder.PLAIN_PATH)
final class PlainPathFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isPlain(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        return Mono.error(() -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address."));
    }

    static boolean isPlain(String path) {
        for (var at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            if (path.startsWith("//", at) || isDots(path, at + 1)) {
                return false;
            }
        }
        return path.indexOf('\\') < 0 && !hidesSomething(path);
    }

    private static boolean isDots(String path, int segment) {
        return (isEnd(path, segment + 1) && path.startsWith(".", segment))
                || (isEnd(path, segment + 2) && path.startsWith("..", segment));
    }

    // what follows a semicolon is no part of the segment's name
    private static boolean isEnd(String path, int at) {
        return at == path.length() || (at < path.length() && (path.charAt(at) == '/' || path.charAt(at) == ';'));
    }

    /** Encoded dots, slashes, backslashes, percent signs and control characters have no place in an address here. */
    private static boolean hidesSomething(String path) {
        for (var at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (at + 3 > path.length()) {
                return true;
            }
            switch (path.substring(at + 1, at + 3).toLowerCase(Locale.ROOT)) {
                case "2e", "2f", "5c", "25", "7f", "3b" -> {
                    return true;
                }
                default -> {
                    if (path.charAt(at + 1) < '2') {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
