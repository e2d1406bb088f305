package dev.saldo.kit.web;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers reads in full whatever the caller has cached. An {@code ETag} is the version of an aggregate, for
 * {@code If-Match}; views also show what moves without it, such as balances and offers, so a 304 would be a lie.
 */
final class FullAnswerFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getHeaders().containsHeader(HttpHeaders.IF_NONE_MATCH)) {
            return chain.filter(exchange);
        }
        var unconditional = exchange.getRequest()
                .mutate()
                .headers(headers -> headers.remove(HttpHeaders.IF_NONE_MATCH))
                .build();
        return chain.filter(exchange.mutate().request(unconditional).build());
    }
}
