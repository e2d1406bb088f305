package dev.saldo.kit.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the token out of the Authorization header, and from nowhere else. What is not a token does not pass its
 * verification; the framework's own converter asks a regular expression with every request.
 */
final class BearerToken implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.empty();
        }
        var token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? Mono.empty() : Mono.just(new BearerTokenAuthenticationToken(token));
    }
}
