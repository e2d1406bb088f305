package dev.saldo.gateway.signin;

import dev.saldo.gateway.access.Identity;
import dev.saldo.gateway.access.Identity.Session;
import dev.saldo.gateway.access.SessionCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What happens when the issuer has vouched for somebody: identity opens a session, and the browser keeps it. */
@Component
final class SignIn implements ServerAuthenticationSuccessHandler {

    private final Identity identity;
    private final Clock clock;

    SignIn(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filtered, Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof OidcUser person)) {
            return Mono.error(() -> new IllegalStateException("signed in without an ID token"));
        }
        var idToken = person.getIdToken();
        return identity.openSession(idToken.getTokenValue(), Objects.requireNonNull(idToken.getNonce()))
                .doOnNext(session -> goOn(filtered.getExchange(), session))
                .then();
    }

    private void goOn(ServerWebExchange exchange, Session session) {
        var response = exchange.getResponse();
        SessionCookie.give(response, session.secret(), Duration.between(clock.instant(), session.expiresAt()));
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders().setLocation(URI.create(LoginCookie.returnPath(exchange)));
    }
}
