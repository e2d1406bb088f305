package dev.saldo.kit.inbox;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Looks at the dead letters of the service, and replays one. */
@RestController
@RequestMapping("/api/v1/dead-letters/${saldo.service.name}")
class DeadLetterController {

    private final DeadLetters deadLetters;

    private final Idempotency idempotency;

    DeadLetterController(DeadLetters deadLetters, Idempotency idempotency) {
        this.deadLetters = deadLetters;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(operationId = "listDeadLetters", summary = "List the events that one service could not apply")
    Mono<Page<DeadLetter>> list(Caller caller) {
        return deadLetters.list(caller.store()).map(letters -> new Page<>(letters, null));
    }

    @PostMapping("/{id}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Apply a dead letter once more")
    Mono<ResponseEntity<DeadLetter>> replay(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = deadLetters.replay(caller.store(), id).map(ResponseEntity::ok);
        return idempotency.once(caller, exchange, null, DeadLetter.class, work);
    }
}
