package dev.saldo.kit.inbox;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Looks at the dead letters of the service, and replays one. */
@RestController
@RequestMapping("/api/v1/dead-letters/${saldo.service.name}")
class DeadLetterController {

    private final DeadLetters deadLetters;

    DeadLetterController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping
    Mono<Page<DeadLetter>> list(Caller caller) {
        return deadLetters.list(caller.store()).map(letters -> new Page<>(letters, null));
    }

    @PostMapping("/{id}/replay")
    Mono<DeadLetter> replay(Caller caller, @PathVariable String id) {
        return deadLetters.replay(caller.store(), id);
    }
}
