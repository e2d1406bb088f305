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

    private final Subscriptions subscriptions;
    private final ChangingSubscriptions changes;
    private final Previews previews;
    private final Idempotency idempotency;

    ChangeController(
            Subscriptions subscriptions, ChangingSubscriptions changes, Previews previews, Idempotency idempotency) {
        this.subscriptions = subscriptions;
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
                ? redeemed(caller, exchange, id, request, token, Previews.Kind.CHANGE_PLAN)
                : changes.wish(caller, id, request).flatMap(wish -> asked(caller, exchange, id, request, wish));
    }

    @DeleteMapping("/scheduled-change")
    @HonoursIfMatch
    @Operation(operationId = "withdrawScheduledChange", summary = "Take a change back that has not happened yet")
    Mono<ResponseEntity<SubscriptionView>> withdraw(Caller caller, ServerWebExchange exchange, @PathVariable UUID id) {
        return once(caller, exchange, id, null, subscriptions.act(caller, exchange, id, Acts::withdrawChange));
    }

    @PostMapping("/add-ons")
    @HonoursIfMatch
    @Operation(operationId = "addAddOn", summary = "Add another plan to a subscription")
    Mono<ResponseEntity<SubscriptionView>> add(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody AddOnRequest request) {
        var token = request.token();
        return token != null
                ? redeemed(caller, exchange, id, request, token, Previews.Kind.ADD_ON)
                : changes.wish(caller, id, request).flatMap(wish -> asked(caller, exchange, id, request, wish));
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
                .flatMap(wish -> asked(caller, exchange, id, null, wish));
    }

    @PostMapping("/charges")
    @HonoursIfMatch
    @Operation(operationId = "chargeOnce", summary = "Charge something once, now or with the next bill")
    Mono<ResponseEntity<SubscriptionView>> charge(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody OneTimeRequest request) {
        var token = request.token();
        return token != null
                ? redeemed(caller, exchange, id, request, token, Previews.Kind.CHARGE)
                : changes.wish(caller, id, request).flatMap(wish -> asked(caller, exchange, id, request, wish));
    }

    @PostMapping("/preview")
    @Operation(
            summary = "Show what an act will bill: a change of plan, an add-on, a charge, a pause, a cancellation;"
                    + " its token makes the later call bill exactly that")
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

    private Mono<ResponseEntity<SubscriptionView>> redeemed(
            Caller caller, ServerWebExchange exchange, UUID id, Object request, UUID token, Previews.Kind kind) {
        return once(caller, exchange, id, request, previews.redeem(caller, exchange, id, token, kind));
    }

    private Mono<ResponseEntity<SubscriptionView>> asked(
            Caller caller, ServerWebExchange exchange, UUID id, @Nullable Object request, Wish wish) {
        return once(caller, exchange, id, request, subscriptions.act(caller, exchange, id, wish));
    }

    private Mono<ResponseEntity<SubscriptionView>> once(
            Caller caller, ServerWebExchange exchange, UUID id, @Nullable Object request, Mono<Outcome> outcome) {
        return idempotency.once(caller, exchange, request, SubscriptionView.class, ActController.answer(id, outcome));
    }
}
