package dev.saldo.gateway.signin;

import dev.saldo.gateway.edge.EdgeOrder;
import dev.saldo.gateway.limit.FailedAttempts;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** {@code GET /login} and the way back from the issuer. Spring Security does both, and sees no other request. */
@Component
@Order(EdgeOrder.SIGN_IN)
final class SignInFilter implements WebFilter {

    static final String START = "/login";

    private final Map<String, WebFilter> steps;
    private final FailedAttempts attempts;

    SignInFilter(Issuer issuer, LoginCookie cookie, SignIn signIn, FailedAttempts attempts) {
        this.attempts = attempts;
        this.steps = Map.of(
                START, OidcSteps.thereTo(issuer, cookie), Issuer.CALLBACK, OidcSteps.backFrom(issuer, cookie, signIn));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        var step = path.startsWith(START) && request.getMethod().equals(HttpMethod.GET) ? steps.get(path) : null;
        if (step == null) {
            return chain.filter(exchange);
        }
        var objection = attempts.objection(request);
        return objection == null
                ? step.filter(exchange, _ -> Mono.empty()).onErrorMap(failure -> counted(request, failure))
                : Mono.error(objection);
    }

    private Throwable counted(ServerHttpRequest request, Throwable failure) {
        var problem = SignInProblems.of(failure);
        if (problem.status().value() == 401) {
            attempts.count(request);
        }
        return problem;
    }
}
