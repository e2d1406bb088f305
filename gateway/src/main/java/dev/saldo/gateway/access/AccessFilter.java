package dev.saldo.gateway.access;

import dev.saldo.gateway.access.Answer.Granted;
import dev.saldo.gateway.access.Answer.Refused;
import dev.saldo.gateway.access.Credential.Kind;
import dev.saldo.gateway.edge.EdgeOrder;
import dev.saldo.gateway.edge.EventStream;
import dev.saldo.gateway.limit.FailedAttempts;
import dev.saldo.gateway.limit.OpenStreams;
import dev.saldo.gateway.limit.RateLimits;
import dev.saldo.gateway.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets in who is known to identity, with the internal token in place of what was shown; everybody to what is open. */
@Component
@Order(EdgeOrder.ACCESS)
final class AccessFilter implements WebFilter {

    private static final List<PathPattern> OPEN = List.of(
                    "/",
                    "/docs",
                    "/docs/**",
                    "/login",
                    "/login/**",
                    "/logout",
                    "/.well-known/jwks.json",
                    "/actuator/health",
                    "/actuator/health/**",
                    "/actuator/prometheus")
            .stream()
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** With the life of an answer this makes less than the five seconds in which a revocation has to bite. */
    private static final Duration STREAM_CHECK = Duration.ofMillis(900);

    private final Exchanges exchanges;
    private final Csrf csrf;
    private final RateLimits limits;
    private final FailedAttempts attempts;
    private final OpenStreams streams;

    AccessFilter(Exchanges exchanges, Csrf csrf, RateLimits limits, FailedAttempts attempts, OpenStreams streams) {
        this.exchanges = exchanges;
        this.csrf = csrf;
        this.limits = limits;
        this.attempts = attempts;
        this.streams = streams;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isOpen(exchange.getRequest())) {
            // the path to the keys leads to a service too
            withoutCredential(exchange.getRequest().getHeaders());
            return chain.filter(exchange);
        }
        return switch (PresentedCredential.in(exchange.getRequest())) {
            case Credential credential -> known(exchange, chain, credential);
            case Presented.Nothing _ ->
                Mono.error(() -> Problem.unauthenticated(
                        "Send a valid API key as \"Authorization: Bearer sk_…\", or sign in at /login."));
            case Presented.Nonsense _ -> Mono.error(failed(exchange, Problem.invalidCredential()));
        };
    }

    private Mono<Void> known(ServerWebExchange exchange, WebFilterChain chain, Credential credential) {
        var request = exchange.getRequest();
        var forged = credential.kind() == Kind.SESSION ? csrf.objection(request, credential.value()) : null;
        if (forged != null) {
            return Mono.error(forged);
        }
        if (exchanges.known(credential) instanceof Granted granted) {
            return letIn(exchange, chain, credential, granted);
        }
        var objection = attempts.objection(request);
        return objection == null
                ? exchanges.ask(credential).flatMap(answer -> decide(exchange, chain, credential, answer))
                : Mono.error(objection);
    }

    private Mono<Void> decide(ServerWebExchange exchange, WebFilterChain chain, Credential credential, Answer answer) {
        return switch (answer) {
            case Granted granted -> letIn(exchange, chain, credential, granted);
            case Refused(var problem) -> Mono.error(failed(exchange, problem));
        };
    }

    private Mono<Void> letIn(ServerWebExchange exchange, WebFilterChain chain, Credential credential, Granted granted) {
        var tooMuch = limits.countCaller(exchange, granted.caller());
        if (tooMuch != null) {
            return Mono.error(tooMuch);
        }
        var headers = exchange.getRequest().getHeaders();
        withoutCredential(headers);
        headers.set(HttpHeaders.AUTHORIZATION, granted.authorization());
        var answer = chain.filter(exchange);
        return EventStream.isAskedForBy(exchange.getRequest())
                ? streams.count(granted.caller(), answer.takeUntilOther(end(credential, granted)))
                : answer;
    }

    /** When identity says something else of what it let in: a stream ends with the rights that opened it. */
    private Mono<Answer> end(Credential credential, Granted granted) {
        return Flux.interval(STREAM_CHECK)
                .onBackpressureDrop()
                // while identity is away, what it said last stands
                .concatMap(_ -> exchanges.ask(credential).onErrorComplete(), 1)
                .filter(answer -> !(answer instanceof Granted now && now.isTheSameAs(granted)))
                .next();
    }

    /** Somebody who is known, and in no store or in several, guessed nothing. */
    private Problem failed(ServerWebExchange exchange, Problem problem) {
        if (problem.status().value() != 401) {
            return problem;
        }
        var objection = attempts.objection(exchange.getRequest());
        attempts.count(exchange.getRequest());
        return objection == null ? problem : objection;
    }

    private static void withoutCredential(HttpHeaders headers) {
        headers.remove(HttpHeaders.AUTHORIZATION);
        headers.remove(PresentedCredential.STORE);
    }

    private static boolean isOpen(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        return !path.value().startsWith("/api/") && OPEN.stream().anyMatch(open -> open.matches(path));
    }
}
