package dev.saldo.platform.credit;

import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether the ledger of a platform is what it was. */
@RestController
@RequestMapping("/api/v1/platforms/{id}/credits/verify")
class VerificationController {

    private final VerifyingLedgers ledgers;
    private final StoreClock clock;

    VerificationController(VerifyingLedgers ledgers, StoreClock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Verify that no movement is missing or was changed")
    Mono<VerificationView> verify(Caller caller, @PathVariable UUID id) {
        return ledgers.verify(caller.store(), id).zipWhen(_ -> clock.now(caller.store()), VerificationView::of);
    }
}
