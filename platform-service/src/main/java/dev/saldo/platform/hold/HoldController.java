package dev.saldo.platform.hold;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Holds over HTTP. */
@RestController
@RequestMapping("/api/v1/platforms/{id}/holds")
class HoldController {

    private final Holds holds;
    private final AccountRepository accounts;
    private final HoldRepository repository;
    private final Idempotency idempotency;
    private final StoreClock clock;

    HoldController(
            Holds holds,
            AccountRepository accounts,
            HoldRepository repository,
            Idempotency idempotency,
            StoreClock clock) {
        this.holds = holds;
        this.accounts = accounts;
        this.repository = repository;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping
    @Operation(operationId = "placeHold", summary = "Set credits aside")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<HoldView>> place(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody PlaceHoldRequest body,
            ServerWebExchange exchange) {
        var work = clock.now(caller.store())
                .map(now -> body.terms(caller.subject(), now))
                .flatMap(terms -> holds.place(keyOf(caller, id), body.amount(), terms))
                .map(HoldProblems::done)
                .map(hold -> ResponseEntity.status(HttpStatus.CREATED).body(HoldView.of(hold)));
        return idempotency.once(caller, exchange, body, HoldView.class, work);
    }

    @GetMapping
    @Operation(operationId = "listHolds", summary = "List the holds of a platform")
    Mono<Page<HoldView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam @OneOf(HoldStatus.class) @Nullable String status,
            @RequestParam @Nullable String reference,
            Paging paging) {
        var wanted = Choice.of(HoldStatus.class, "status", status);
        return accounts.find(caller.store(), id)
                .map(Account::key)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", id)))
                .flatMap(account -> repository.page(account, wanted, reference, paging))
                .map(page -> new Page<>(page.items().stream().map(HoldView::of).toList(), page.next()));
    }

    @GetMapping("/{holdId}")
    @Operation(operationId = "getHold", summary = "Show a hold")
    Mono<HoldView> get(Caller caller, @PathVariable UUID id, @PathVariable UUID holdId) {
        return repository
                .find(keyOf(caller, id), holdId)
                .map(HoldView::of)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("hold", holdId)));
    }

    @PostMapping("/{holdId}/post")
    @Operation(operationId = "postHold", summary = "Spend what was set aside, or part of it")
    Mono<ResponseEntity<HoldView>> post(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID holdId,
            @Valid @RequestBody(required = false) @Nullable PostHoldRequest body,
            ServerWebExchange exchange) {
        var amount = body == null ? null : body.amount();
        var work =
                holds.post(keyOf(caller, id), holdId, amount, caller.subject()).map(HoldController::shown);
        return idempotency.once(caller, exchange, body, HoldView.class, work);
    }

    @PostMapping("/{holdId}/release")
    @Operation(operationId = "releaseHold", summary = "Free what was set aside")
    Mono<ResponseEntity<HoldView>> release(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @PathVariable UUID holdId,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = holds.release(keyOf(caller, id), holdId).map(HoldController::shown);
        return idempotency.once(caller, exchange, null, HoldView.class, work);
    }

    private static AccountKey keyOf(Caller caller, UUID platform) {
        return new AccountKey(caller.store(), platform);
    }

    private static ResponseEntity<HoldView> shown(Outcome outcome) {
        return ResponseEntity.ok(HoldView.of(HoldProblems.done(outcome)));
    }
}
