package dev.saldo.platform.balance;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is on a platform now, once or as it changes. */
@RestController
@RequestMapping("/api/v1/platforms/{id}/credits/balance")
class BalanceController {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final AccountRepository accounts;
    private final BalanceChanges changes;

    BalanceController(AccountRepository accounts, BalanceChanges changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    @GetMapping
    @Operation(operationId = "getBalance", summary = "Show what is on a platform now")
    Mono<BalanceView> balance(Caller caller, @PathVariable UUID id) {
        return accounts.find(caller.store(), id)
                .map(BalanceView::of)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", id)));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Follow a balance as it changes")
    Flux<ServerSentEvent<BalanceView>> stream(Caller caller, @PathVariable UUID id) {
        // The first look decides between 404 and a stream; later ones only ever add events.
        return balance(caller, id).flatMapMany(_ -> events(caller, id));
    }

    private Flux<ServerSentEvent<BalanceView>> events(Caller caller, UUID id) {
        var balances = changes.of(id)
                .concatMap(_ -> balance(caller, id), 1)
                .distinctUntilChanged()
                .map(view -> ServerSentEvent.builder(view)
                        .event("balance")
                        .id(String.valueOf(view.sequence()))
                        .build());
        var heartbeat = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<BalanceView>builder()
                        .comment("still here")
                        .build());
        return Flux.merge(balances, heartbeat).takeUntilOther(changes.end());
    }
}
