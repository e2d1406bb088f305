package dev.saldo.identity.store;

import dev.saldo.identity.authority.Subjects;
import dev.saldo.identity.member.Memberships;
import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Stores over HTTP. A program sees its own; a person those where they are a member. */
@RestController
@RequestMapping("/api/v1/stores")
class StoreController {

    private final OpeningStores opening;
    private final ChangingStores changing;
    private final StoreRepository repository;
    private final Memberships memberships;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    StoreController(
            OpeningStores opening,
            ChangingStores changing,
            StoreRepository repository,
            Memberships memberships,
            Idempotency idempotency,
            MergePatch mergePatch) {
        this.opening = opening;
        this.changing = changing;
        this.repository = repository;
        this.memberships = memberships;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Make a store and become its owner; its first API key is shown once")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<StoreView>> open(
            Caller caller, @Valid @RequestBody OpenStoreRequest body, ServerWebExchange exchange) {
        var work = opening.open(caller, body.settings(), body.sandbox())
                .map(view -> Etags.created("/api/v1/stores/" + view.id(), view.version(), view));
        return idempotency.once(caller, exchange, body, StoreView.class, work);
    }

    @GetMapping
    @Operation(summary = "List the stores you may see")
    Mono<Page<StoreView>> list(Caller caller, Paging paging) {
        return readable(caller)
                .flatMap(stores -> repository.page(stores, paging))
                .map(page -> new Page<>(page.items().stream().map(StoreView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a store")
    Mono<ResponseEntity<StoreView>> get(Caller caller, @PathVariable UUID id) {
        return readable(caller)
                .filter(stores -> stores.contains(id))
                .flatMap(_ -> repository.find(id))
                .map(StoreView::of)
                .map(view -> Etags.ok(view.version(), view))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("store", id)));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change the settings of your own store")
    Mono<ResponseEntity<StoreView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(StoreSettings.class) @RequestBody JsonNode body,
            ServerWebExchange exchange) {
        UnaryOperator<StoreSettings> patch =
                settings -> mergePatch.apply(body, settings).checked();
        var work = Mono.just(id)
                .filter(caller.store()::equals)
                .flatMap(own -> changing.change(own, matching(exchange), patch))
                .map(StoreView::of)
                .map(view -> Etags.ok(view.version(), view))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("store", id)));
        return idempotency.once(caller, exchange, body, StoreView.class, work);
    }

    private Mono<List<UUID>> readable(Caller caller) {
        return Subjects.member(caller)
                .map(member -> memberships.readableBy(caller.store(), member))
                .orElseGet(() -> Mono.just(List.of(caller.store())));
    }

    private static UnaryOperator<Store> matching(ServerWebExchange exchange) {
        return store -> {
            Etags.requireMatch(exchange, store.version());
            return store;
        };
    }
}
