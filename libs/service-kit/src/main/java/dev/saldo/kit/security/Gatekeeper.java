package dev.saldo.kit.security;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.security.AccessRule.Admission;
import dev.saldo.kit.web.Problem;
import java.util.Optional;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Decides by the access table. What no rule is about has no handler either; it needs a valid token to learn that. */
final class Gatekeeper implements ReactiveAuthorizationManager<AuthorizationContext> {

    private final AccessTable table;

    Gatekeeper(AccessTable table) {
        this.table = table;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        var rule = ruleOf(context.getExchange());
        if (rule.filter(found -> found.admission() == Admission.ANYBODY).isPresent()) {
            return Mono.just(new AuthorizationDecision(true));
        }
        return authentication
                .ofType(JwtAuthenticationToken.class)
                .map(CallerToken::callerOf)
                .map(caller -> rule.map(found -> found.admits(caller)).orElse(true))
                .defaultIfEmpty(false)
                .map(AuthorizationDecision::new);
    }

    /** Says what the caller lacks. */
    Problem refusal(ServerWebExchange exchange) {
        return ruleOf(exchange)
                .map(AccessRule::scope)
                .map(Scope::wire)
                .map(scope -> Problem.forbidden().with("scope", scope))
                .orElseGet(Problem::forbidden);
    }

    private Optional<AccessRule> ruleOf(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return table.of(request.getMethod(), request.getPath().pathWithinApplication());
    }
}
