package dev.saldo.usage.limit;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Limits over HTTP. */
@RestController
@RequestMapping("/api/v1/limits")
class LimitController {

    private static final String METER = "/{subscriberType}/{subscriberId}/{feature}";

    private final Limits limits;
    private final LimitRepository repository;
    private final Idempotency idempotency;
    private final StoreClock clock;

    LimitController(Limits limits, LimitRepository repository, Idempotency idempotency, StoreClock clock) {
        this.limits = limits;
        this.repository = repository;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List limits")
    Mono<Page<LimitView>> list(
            Caller caller,
            @RequestParam @Nullable String subscriberType,
            @RequestParam @Nullable String subscriberId,
            @RequestParam @Nullable String feature,
            Paging paging) {
        return repository
                .page(caller, new LimitFilter(subscriberType, subscriberId, feature), paging)
                .zipWhen(_ -> clock.now(caller.store()), LimitController::shown);
    }

    @GetMapping(METER)
    @Operation(summary = "Show a limit")
    Mono<ResponseEntity<LimitView>> get(
            Caller caller,
            @PathVariable String subscriberType,
            @PathVariable String subscriberId,
            @PathVariable String feature) {
        var meter = MeterPath.of(caller, subscriberType, subscriberId, feature);
        return repository
                .find(meter)
                .switchIfEmpty(Mono.error(() -> MeterPath.notFound("limit", meter)))
                .zipWhen(
                        _ -> clock.now(caller.store()),
                        (found, now) -> Etags.ok(found.version(), LimitView.of(found, now)));
    }

    @PutMapping(METER)
    @HonoursIfMatch
    @Operation(summary = "Set a limit")
    Mono<ResponseEntity<LimitView>> set(
            Caller caller,
            @PathVariable String subscriberType,
            @PathVariable String subscriberId,
            @PathVariable String feature,
            @Valid @RequestBody SetLimitRequest body,
            ServerWebExchange exchange) {
        var meter = MeterPath.of(caller, subscriberType, subscriberId, feature);
        var work =
                limits.set(meter, body.checked(), Etags.version(exchange)).map(view -> Etags.ok(view.version(), view));
        return idempotency.once(caller, exchange, body, LimitView.class, work);
    }

    @DeleteMapping(METER)
    @HonoursIfMatch
    @Operation(summary = "Remove a limit; what was counted stays")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> delete(
            Caller caller,
            @PathVariable String subscriberType,
            @PathVariable String subscriberId,
            @PathVariable String feature,
            ServerWebExchange exchange) {
        var meter = MeterPath.of(caller, subscriberType, subscriberId, feature);
        var work = limits.delete(meter, Etags.version(exchange))
                .thenReturn(ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    private static Page<LimitView> shown(Page<StoredLimit> page, Instant now) {
        var views = page.items().stream().map(limit -> LimitView.of(limit, now)).toList();
        return new Page<>(views, page.next());
    }
}
