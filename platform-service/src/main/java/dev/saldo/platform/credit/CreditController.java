package dev.saldo.platform.credit;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
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

/** The ledger of a platform. */
@RestController
@RequestMapping("/api/v1/platforms/{id}/credits")
class CreditController {

    private final Credits credits;
    private final AccountRepository accounts;
    private final MovementRepository movements;
    private final Idempotency idempotency;

    CreditController(
            Credits credits, AccountRepository accounts, MovementRepository movements, Idempotency idempotency) {
        this.credits = credits;
        this.accounts = accounts;
        this.movements = movements;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(operationId = "depositCredits", summary = "Deposit credits")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<MovementView>> deposit(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody DepositCreditsRequest body,
            ServerWebExchange exchange) {
        var wish = wish(caller, id, body.move(), body.reference(), body.description());
        return move(caller, wish, body, exchange);
    }

    @PostMapping("/deduct")
    @Operation(summary = "Deduct credits by hand")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<MovementView>> deduct(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody DeductCreditsRequest body,
            ServerWebExchange exchange) {
        var wish = wish(caller, id, body.move(), body.reference(), body.description());
        return move(caller, wish, body, exchange);
    }

    @PostMapping("/adjust")
    @Operation(summary = "Correct a balance, and say why")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<MovementView>> adjust(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody AdjustCreditsRequest body,
            ServerWebExchange exchange) {
        var wish = wish(caller, id, body.move(), body.reference(), body.reason());
        return move(caller, wish, body, exchange);
    }

    @GetMapping("/movements")
    @Operation(summary = "List the movements of a balance")
    Mono<Page<MovementView>> movements(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam @OneOf(MovementKind.class) @Nullable String kind,
            @RequestParam @Nullable String reference,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            Paging paging) {
        var filter = new MovementFilter(Choice.of(MovementKind.class, "kind", kind), reference, from, to);
        return accounts.find(caller.store(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", id)))
                .flatMap(_ -> movements.page(caller.store(), id, filter, paging))
                .map(page ->
                        new Page<>(page.items().stream().map(MovementView::of).toList(), page.next()));
    }

    private static Wish wish(
            Caller caller, UUID id, Move move, @Nullable String reference, @Nullable String description) {
        return new Wish(new AccountKey(caller.store(), id), move, reference, description, caller.subject());
    }

    private Mono<ResponseEntity<MovementView>> move(Caller caller, Wish wish, Object body, ServerWebExchange exchange) {
        var work = credits.move(List.of(wish))
                .map(postings -> CreditProblems.movementOf(postings.getFirst()))
                .map(movement -> ResponseEntity.status(HttpStatus.CREATED).body(MovementView.of(movement)));
        return idempotency.once(caller, exchange, body, MovementView.class, work);
    }
}
