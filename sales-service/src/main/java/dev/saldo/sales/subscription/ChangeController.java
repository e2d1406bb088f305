package dev.saldo.sales.subscription;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.sales.subscription.ChangeRequests.AddOnRequest;
import dev.saldo.sales.subscription.ChangeRequests.ChangePlanRequest;
import dev.saldo.sales.subscription.ChangeRequests.OneTimeRequest;
import dev.saldo.sales.subscription.ChangeRequests.PreviewRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Changes what subscriptions are for, and shows before what that will bill. */
@RestController
@RequestMapping("/api/v1/subscriptions/{id}")
class ChangeController {

    private final ChangingSubscriptions changes;
    private final Previews previews;
    private final Idempotency idempotency;

    ChangeController(ChangingSubscriptions changes, Previews previews, Idempotency idempotency) {
        this.changes = changes;
        this.previews = previews;
        this.idempotency = idempotency;
    }

    @PostMapping("/change-plan")
    @HonoursIfMatch
    @Operation(summary = "Change the plan, its version, the quantity or the price; now or later")
    Mono<ResponseEntity<SubscriptionView>> changePlan(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody ChangePlanRequest request) {
        var token = request.token();
        return token != null
                ? once(
                        caller,
                        exchange,
                        id,
                        request,
                        previews.redeem(caller, exchange, id, token, asked -> !asked.cancels()))
                : changes.wish(caller, id, request)
                        .flatMap(wish ->
                                once(caller, exchange, id, request, changes.change(caller, exchange, id, wish)));
    }

    @DeleteMapping("/scheduled-change")
    @HonoursIfMatch
    @Operation(operationId = "withdrawScheduledChange", summary = "Take a change back that has not happened yet")
    Mono<ResponseEntity<SubscriptionView>> withdraw(Caller caller, ServerWebExchange exchange, @PathVariable UUID id) {
        return once(caller, exchange, id, null, changes.withdraw(caller, exchange, id));
    }

    @PostMapping("/add-ons")
    @HonoursIfMatch
    @Operation(operationId = "addAddOn", summary = "Add another plan to a subscription")
    Mono<ResponseEntity<SubscriptionView>> add(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody AddOnRequest request) {
        return changes.wish(caller, id, request)
                .flatMap(wish -> once(caller, exchange, id, request, changes.change(caller, exchange, id, wish)));
    }

    @DeleteMapping("/add-ons/{item}")
    @HonoursIfMatch
    @Operation(operationId = "removeAddOn", summary = "Take an add-on away")
    Mono<ResponseEntity<SubscriptionView>> remove(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam(required = false) @Nullable String when,
            @RequestParam(required = false) @Nullable String proration) {
        return changes.removal(caller, id, item, when, proration)
                .flatMap(wish -> once(caller, exchange, id, null, changes.change(caller, exchange, id, wish)));
    }

    @PostMapping("/charges")
    @HonoursIfMatch
    @Operation(operationId = "chargeOnce", summary = "Charge something once, now or with the next bill")
    Mono<ResponseEntity<SubscriptionView>> charge(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody OneTimeRequest request) {
        return changes.oneTime(caller, id, request)
                .flatMap(wanted -> once(caller, exchange, id, request, changes.charge(caller, exchange, id, wanted)));
    }

    @PostMapping("/preview")
    @Operation(
            summary =
                    "Show what a change or a cancellation will bill; its token makes the later call bill exactly that")
    Mono<ResponseEntity<PreviewView>> preview(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody PreviewRequest request) {
        return previews.prepare(caller, id, request)
                .flatMap(prepared -> idempotency.once(
                        caller,
                        exchange,
                        request,
                        PreviewView.class,
                        previews.show(caller, id, prepared).map(ResponseEntity::ok)));
    }

    private Mono<ResponseEntity<SubscriptionView>> once(
            Caller caller, ServerWebExchange exchange, UUID id, @Nullable Object request, Mono<Outcome> outcome) {
        return idempotency.once(caller, exchange, request, SubscriptionView.class, ActController.answer(id, outcome));
    }
}
