package dev.saldo.gateway.signin;

import dev.saldo.gateway.access.Csrf;
import dev.saldo.gateway.access.Identity;
import dev.saldo.gateway.access.SessionCookie;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Ends the browser's session, at identity first: a cookie that is only forgotten could be used by who copied it. */
@RestController
class LogoutController {

    private final Identity identity;
    private final Csrf csrf;

    LogoutController(Identity identity, Csrf csrf) {
        this.identity = identity;
        this.csrf = csrf;
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logout(ServerWebExchange exchange) {
        var session = SessionCookie.in(exchange.getRequest());
        if (session == null) {
            return Mono.empty();
        }
        var forged = csrf.objection(exchange.getRequest(), session);
        return forged == null
                ? identity.endSession(session).then(Mono.fromRunnable(() -> SessionCookie.take(exchange.getResponse())))
                : Mono.error(forged);
    }
}
