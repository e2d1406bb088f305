package dev.saldo.platform.registry;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.platform.balance.Level;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Platforms over HTTP. */
@RestController
@RequestMapping("/api/v1/platforms")
class PlatformController {

    private final Platforms platforms;
    private final PlatformRepository repository;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    PlatformController(
            Platforms platforms, PlatformRepository repository, Idempotency idempotency, MergePatch mergePatch) {
        this.platforms = platforms;
        this.repository = repository;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Register a platform")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PlatformView>> register(
            Caller caller, @Valid @RequestBody PlatformSettings body, ServerWebExchange exchange) {
        var work =
                platforms.register(caller, body.checked()).map(PlatformView::of).map(PlatformController::created);
        return idempotency.once(caller, exchange, body, PlatformView.class, work);
    }

    @GetMapping
    @Operation(summary = "List platforms with their balances")
    Mono<Page<PlatformView>> list(
            Caller caller,
            @RequestParam @Nullable String search,
            @RequestParam @OneOf(Level.class) @Nullable String level,
            @RequestParam @OneOf(PlatformStatus.class) @Nullable String status,
            Paging paging) {
        return repository
                .page(
                        caller.store(),
                        new PlatformFilter(
                                search,
                                Choice.of(Level.class, "level", level),
                                Choice.of(PlatformStatus.class, "status", status)),
                        paging)
                .map(page ->
                        new Page<>(page.items().stream().map(PlatformView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a platform")
    Mono<ResponseEntity<PlatformView>> get(Caller caller, @PathVariable UUID id) {
        return repository
                .find(caller.store(), id)
                .map(PlatformView::of)
                .map(view -> Etags.ok(view.version(), view))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", id)));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change the settings of a platform")
    Mono<ResponseEntity<PlatformView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(PlatformSettings.class) @RequestBody JsonNode body,
            ServerWebExchange exchange) {
        UnaryOperator<PlatformSettings> patch =
                settings -> mergePatch.apply(body, settings).checked();
        var work = platforms
                .change(caller, id, matching(exchange), patch)
                .map(PlatformView::of)
                .map(view -> Etags.ok(view.version(), view));
        return idempotency.once(caller, exchange, body, PlatformView.class, work);
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Delete a platform; it can be restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> delete(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = platforms
                .setDeleted(caller, id, matching(exchange), true)
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/restore")
    @HonoursIfMatch
    @Operation(summary = "Restore a deleted platform")
    Mono<ResponseEntity<PlatformView>> restore(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = platforms
                .setDeleted(caller, id, matching(exchange), false)
                .map(PlatformView::of)
                .map(view -> Etags.ok(view.version(), view));
        return idempotency.once(caller, exchange, null, PlatformView.class, work);
    }

    private static UnaryOperator<Platform> matching(ServerWebExchange exchange) {
        return platform -> {
            Etags.requireMatch(exchange, platform.version());
            return platform;
        };
    }

    private static ResponseEntity<PlatformView> created(PlatformView view) {
        return Etags.created("/api/v1/platforms/" + view.id(), view.version(), view);
    }
}
