package dev.saldo.sales.subscription;

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
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Writes subscriptions down and shows them. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionController {

    private final Drafting drafting;
    private final Subscriptions subscriptions;
    private final SubscriptionQueries queries;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    SubscriptionController(
            Drafting drafting,
            Subscriptions subscriptions,
            SubscriptionQueries queries,
            Idempotency idempotency,
            MergePatch mergePatch) {
        this.drafting = drafting;
        this.subscriptions = subscriptions;
        this.queries = queries;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Write a subscription as a draft")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<SubscriptionView>> create(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody SubscriptionRequest request) {
        return drafting.prepare(caller, request)
                .map(known -> drafting.create(caller, request, known).map(SubscriptionController::created))
                .flatMap(work -> idempotency.once(caller, exchange, request, SubscriptionView.class, work));
    }

    @GetMapping
    @Operation(summary = "List subscriptions")
    Mono<Page<SubscriptionView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID planId,
            @RequestParam(required = false) @Nullable String subscriberType,
            @RequestParam(required = false) @Nullable String subscriberId,
            @RequestParam(required = false) @Nullable LocalDate billsFrom,
            @RequestParam(required = false) @Nullable LocalDate billsTo,
            @RequestParam(required = false) @Nullable Boolean parked) {
        var filter = new SubscriptionQueries.Filter(
                number, status(status), customerId, planId, subscriberType, subscriberId, billsFrom, billsTo, parked);
        return queries.list(caller, filter, paging)
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(kept -> SubscriptionView.of(kept, caller))
                                .toList(),
                        page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a subscription")
    Mono<ResponseEntity<SubscriptionView>> get(Caller caller, @PathVariable UUID id) {
        return subscriptions
                .find(caller, id)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .map(kept -> Etags.ok(kept.subscription().version(), SubscriptionView.of(kept, caller)));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change a draft")
    Mono<ResponseEntity<SubscriptionView>> change(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Patches(SubscriptionRequest.class) @RequestBody JsonNode patch) {
        return subscriptions
                .find(caller, id)
                .switchIfEmpty(Mono.error(() -> SubscriptionProblems.notFound(id)))
                .map(kept -> mergePatch.apply(patch, SubscriptionRequest.of(kept.subscription(), patch)))
                .zipWhen(request -> drafting.prepare(caller, request))
                .map(known ->
                        ActController.answer(id, drafting.rewrite(caller, exchange, id, known.getT1(), known.getT2())))
                .flatMap(work -> idempotency.once(caller, exchange, patch, SubscriptionView.class, work));
    }

    private static @Nullable Status status(@Nullable String wire) {
        return wire == null
                ? null
                : Status.of(wire)
                        .orElseThrow(() ->
                                Problem.malformed("?status", "must be one of " + String.join(", ", Status.wires())));
    }

    private static ResponseEntity<SubscriptionView> created(Subscription subscription) {
        return Etags.created(
                "/api/v1/subscriptions/" + subscription.id(),
                subscription.version(),
                SubscriptionView.of(subscription, null));
    }
}
