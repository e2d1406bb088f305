package dev.saldo.identity.apikey;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** API keys over HTTP. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {

    private final ApiKeys keys;
    private final ApiKeyRepository repository;
    private final Idempotency idempotency;
    private final Clock clock;

    ApiKeyController(ApiKeys keys, ApiKeyRepository repository, Idempotency idempotency, Clock clock) {
        this.keys = keys;
        this.repository = repository;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping
    @Operation(summary = "Make an API key; it is shown once")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<NewApiKeyView>> make(
            Caller caller, @Valid @RequestBody MakeApiKeyRequest body, ServerWebExchange exchange) {
        var work = Mono.defer(() -> keys.make(caller, body)).map(ApiKeyController::created);
        return idempotency.once(caller, exchange, body, NewApiKeyView.class, work);
    }

    @GetMapping
    @Operation(summary = "List API keys")
    Mono<Page<ApiKeyView>> list(Caller caller, Paging paging) {
        var now = Times.now(clock);
        return repository
                .page(caller.store(), paging)
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(key -> ApiKeyView.of(key, now))
                                .toList(),
                        page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an API key, without its secret")
    Mono<ApiKeyView> get(Caller caller, @PathVariable UUID id) {
        return repository
                .find(caller.store(), id)
                .map(key -> ApiKeyView.of(key, Times.now(clock)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("API key", id)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke an API key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> revoke(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = keys.revoke(caller, id).map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/rotate")
    @Operation(summary = "Replace an API key by a new one for the same, shown once")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<NewApiKeyView>> rotate(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable RotateApiKeyRequest body,
            ServerWebExchange exchange) {
        var overlap = body == null ? Duration.ZERO : body.overlap();
        var work = keys.rotate(caller, id, overlap).map(ApiKeyController::created);
        return idempotency.once(caller, exchange, body, NewApiKeyView.class, work);
    }

    private static ResponseEntity<NewApiKeyView> created(NewApiKeyView view) {
        return ResponseEntity.created(URI.create("/api/v1/api-keys/" + view.id()))
                .cacheControl(CacheControl.noStore())
                .body(view);
    }
}
