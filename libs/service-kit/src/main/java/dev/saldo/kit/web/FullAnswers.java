package dev.saldo.kit.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Answers reads in full whatever the caller has cached. An {@code ETag} is the version of an aggregate, for
 * {@code If-Match}; views also show what moves without it, such as balances and offers, so a 304 would be a lie. Not a
 * filter, because exchanges decide on 304 by the request they were made with.
 */
final class FullAnswers implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> request.getHeaders().containsHeader(HttpHeaders.IF_NONE_MATCH)
                ? handler.handle(
                        request.mutate()
                                .headers(headers -> headers.remove(HttpHeaders.IF_NONE_MATCH))
                                .build(),
                        response)
                : handler.handle(request, response);
    }
}
