package dev.saldo.gateway.edge;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells browsers what an answer may be used for; replaces what a service said about it. */
@Component
@Order(EdgeOrder.SECURITY_HEADERS)
final class SecurityHeadersFilter implements WebFilter {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    // Swagger UI sets style attributes; scripts come from files only
    private static final String DOCS_PAGE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        var headers = exchange.getResponse().getHeaders();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> protect(headers, path)));
        return chain.filter(exchange);
    }

    private static void protect(HttpHeaders headers, String path) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", isDocs(path) ? DOCS_PAGE : NOTHING);
        if (path.startsWith("/api/") || path.startsWith("/login") || path.startsWith("/logout")) {
            headers.setCacheControl("no-store");
        }
    }

    private static boolean isDocs(String path) {
        return path.equals("/docs") || path.startsWith("/docs/");
    }
}
