package dev.saldo.sales.subscription;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.sales.margin.ApproveRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets owners approve what is agreed on under its margin floor. */
@RestController
@RequestMapping("/api/v1/subscriptions/{id}")
class SubscriptionApprovalController {

    private final Subscriptions subscriptions;
    private final Idempotency idempotency;

    SubscriptionApprovalController(Subscriptions subscriptions, Idempotency idempotency) {
        this.subscriptions = subscriptions;
        this.idempotency = idempotency;
    }

    @PostMapping("/approve")
    @HonoursIfMatch
    @Operation(
            operationId = "approveSubscription",
            summary = "Let prices be under their margin floor in what is done with a subscription next")
    Mono<ResponseEntity<SubscriptionView>> approve(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable ApproveRequest request) {
        var work = subscriptions.approve(caller, exchange, id, ApproveRequest.floor(request));
        return idempotency.once(caller, exchange, request, SubscriptionView.class, ActController.answer(id, work));
    }
}
