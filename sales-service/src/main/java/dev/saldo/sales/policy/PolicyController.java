package dev.saldo.sales.policy;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/sales-policy")
class PolicyController {

    private final SalesPolicies policies;
    private final PolicyRepository repository;
    private final Idempotency idempotency;
    private final Clock clock;

    PolicyController(SalesPolicies policies, PolicyRepository repository, Idempotency idempotency, Clock clock) {
        this.policies = policies;
        this.repository = repository;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** @param onMissingCredit wait or reject */
    record PolicyView(String onMissingCredit, int version) {
        static PolicyView of(SalesPolicy policy) {
            return new PolicyView(policy.onMissingCredit().name().toLowerCase(Locale.ROOT), policy.version());
        }
    }

    record PolicyRequest(
            @NotNull @Pattern(regexp = "wait|reject", message = "must be wait or reject")
            String onMissingCredit) {
        OnMissingCredit choice() {
            return OnMissingCredit.valueOf(onMissingCredit.toUpperCase(Locale.ROOT));
        }
    }

    @GetMapping
    Mono<ResponseEntity<PolicyView>> get(Caller caller) {
        return policies.of(caller.store()).map(PolicyController::ok);
    }

    @PutMapping
    Mono<ResponseEntity<PolicyView>> put(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody PolicyRequest request) {
        var work = policies.of(caller.store())
                .doOnNext(present -> Etags.requireMatch(exchange, present.version()))
                .flatMap(present ->
                        repository.replace(caller.store(), request.choice(), present.version(), Times.now(clock)))
                .switchIfEmpty(Mono.error(Problem::stale))
                .map(PolicyController::ok);
        return idempotency.once(caller, exchange, request, PolicyView.class, work);
    }

    private static ResponseEntity<PolicyView> ok(SalesPolicy policy) {
        return Etags.ok(policy.version(), PolicyView.of(policy));
    }
}
