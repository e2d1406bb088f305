package dev.saldo.kit.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds handlers, and refuses queries that they would read as something else: a mistyped or an empty filter would
 * silently answer everything.
 */
final class StrictQueries extends RequestMappingHandlerMapping {

    private static final String API = "/api/";

    /** Empty, it finds everything, as every search box does. */
    private static final String SEARCH = "search";

    private static final List<String> PAGES = List.of("limit", "after");

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange).doOnNext(handler -> check(handler, exchange));
    }

    private void check(HandlerMethod handler, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var query = request.getQueryParams();
        if (query.isEmpty()
                || !request.getPath().pathWithinApplication().value().startsWith(API)) {
            return;
        }
        var names = known.computeIfAbsent(handler.getMethod(), _ -> names(handler));
        var problem = Problem.malformed();
        query.forEach((name, values) -> {
            if (!names.contains(name)) {
                problem.at("?" + name, "is not a known parameter");
            } else if (!name.equals(SEARCH) && values.stream().anyMatch(StrictQueries::isEmpty)) {
                problem.at("?" + name, "must not be empty");
            }
        });
        if (problem.hasErrors()) {
            throw problem;
        }
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static Set<String> names(HandlerMethod handler) {
        var names = new HashSet<>(answersList(handler) ? PAGES : List.of());
        Arrays.stream(handler.getMethodParameters()).map(StrictQueries::names).forEach(names::addAll);
        return names;
    }

    /** Clients page through every list alike; one that is always whole is a single page to them. */
    private static boolean answersList(HandlerMethod handler) {
        return handler.getMethod().getGenericReturnType().getTypeName().contains(Page.class.getName());
    }

    private static List<String> names(MethodParameter parameter) {
        if (parameter.getParameterType() == Paging.class) {
            return Paging.PARAMETERS;
        }
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared == null) {
            return List.of();
        }
        parameter.initParameterNameDiscovery(DefaultParameterNameDiscoverer.getSharedInstance());
        return List.of(declared.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : declared.name());
    }
}
