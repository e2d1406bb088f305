package dev.saldo.identity.whoami;

import dev.saldo.contracts.access.Scope;
import dev.saldo.identity.store.StoreNames;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells callers what they are. */
@Tag(name = "Stores")
@RestController
class WhoamiController {

    private final StoreNames stores;

    WhoamiController(StoreNames stores) {
        this.stores = stores;
    }

    @GetMapping("/api/v1/whoami")
    @Operation(summary = "Show who you are, and in which store")
    Mono<WhoamiView> whoami(Caller caller, @AuthenticationPrincipal Jwt token) {
        return stores.of(caller.store())
                .map(name -> view(caller, name, token.getExpiresAt()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("store", caller.store())));
    }

    private static WhoamiView view(Caller caller, String storeName, @Nullable Instant expiresAt) {
        return new WhoamiView(
                caller.store(),
                storeName,
                caller.test(),
                caller.subject(),
                caller.role().wire(),
                caller.scopes().stream().sorted().map(Scope::wire).toList(),
                caller.customer(),
                expiresAt);
    }
}
