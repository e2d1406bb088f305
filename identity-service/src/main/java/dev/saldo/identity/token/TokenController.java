package dev.saldo.identity.token;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The exchange for the gateway. */
@Hidden
@RestController
class TokenController {

    private final Exchanging exchanging;

    TokenController(Exchanging exchanging) {
        this.exchanging = exchanging;
    }

    @PostMapping("/internal/v1/tokens")
    Mono<ResponseEntity<TokenView>> exchange(@Valid @RequestBody ExchangeRequest body) {
        return exchanging
                .exchange(body)
                .map(token ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token));
    }
}
