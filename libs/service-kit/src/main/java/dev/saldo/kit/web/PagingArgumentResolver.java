package dev.saldo.kit.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@code limit}, {@code after} and {@code sort}. */
final class PagingArgumentResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return new Paging(limit(query.getFirst("limit")), query.getFirst("after"), query.getFirst("sort"));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Paging.USUAL;
        }
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > Paging.MOST) {
            throw Problem.malformed("?limit", "must be a whole number from 1 to " + Paging.MOST);
        }
        return Integer.parseInt(text);
    }
}
