package dev.saldo.identity.session;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sessions for the gateway, which keeps their secrets in browsers' cookies. */
@Hidden
@RestController
@RequestMapping("/internal/v1/sessions")
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping
    Mono<ResponseEntity<SessionView>> begin(@Valid @RequestBody BeginSessionRequest body) {
        return sessions.begin(body.idToken(), body.nonce())
                .map(session -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(session));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@Valid @RequestBody EndSessionRequest body) {
        return sessions.end(body.session());
    }
}
