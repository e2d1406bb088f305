package dev.saldo.usage.lease;

import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
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

/** Leases over HTTP. */
@RestController
@RequestMapping("/api/v1/usage/leases")
class LeaseController {

    private final Leases leases;
    private final LeaseRepository repository;
    private final Idempotency idempotency;

    LeaseController(Leases leases, LeaseRepository repository, Idempotency idempotency) {
        this.leases = leases;
        this.repository = repository;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(operationId = "leaseUsage", summary = "Lease units for use without asking")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<LeaseView>> grant(
            Caller caller, @Valid @RequestBody LeaseRequest body, ServerWebExchange exchange) {
        var work = leases.grant(caller, body).map(LeaseController::respond);
        return idempotency.once(caller, exchange, body, LeaseView.class, work);
    }

    @GetMapping
    @Operation(operationId = "listLeases", summary = "List leases")
    Mono<Page<LeaseView>> list(
            Caller caller, @RequestParam @OneOf(LeaseStatus.class) @Nullable String status, Paging paging) {
        return repository
                .page(caller, Choice.of(LeaseStatus.class, "status", status), paging)
                .map(page -> new Page<>(page.items().stream().map(LeaseView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getLease", summary = "Show a lease")
    Mono<ResponseEntity<LeaseView>> get(Caller caller, @PathVariable UUID id) {
        return repository
                .find(caller, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("lease", id)))
                .map(lease -> Etags.ok(lease.version(), LeaseView.of(lease)));
    }

    @PostMapping("/{id}/return")
    @Operation(operationId = "returnLease", summary = "Return what is left of a lease")
    Mono<ResponseEntity<LeaseView>> giveBack(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ReturnRequest body, ServerWebExchange exchange) {
        var work = leases.giveBack(caller, id, body.used()).map(LeaseController::respond);
        return idempotency.once(caller, exchange, body, LeaseView.class, work);
    }

    private static ResponseEntity<LeaseView> respond(Granting granting) {
        return switch (granting) {
            case Granting.Granted(var lease) ->
                Etags.created("/api/v1/usage/leases/" + lease.id(), lease.version(), LeaseView.of(lease));
            case Granting.Refused(var usage) ->
                throw Problem.conflict("limit-reached", "There is not so much left.")
                        .with("used", usage.used())
                        .with("limit", usage.limit())
                        .with("remaining", usage.remaining())
                        .with("resetsAt", usage.resetsAt());
        };
    }

    private static ResponseEntity<LeaseView> respond(Lease.Return outcome) {
        return switch (outcome) {
            case Lease.Return.Accepted(var lease) -> Etags.ok(lease.version(), LeaseView.of(lease));
            case Lease.Return.Closed(var lease) ->
                throw Problem.conflict("lease-closed", "The lease was returned before, or is over.")
                        .with("state", lease.status().name())
                        .with("expiresAt", lease.expiresAt());
            case Lease.Return.TooMuch(var lease) ->
                throw Problem.invalid(
                        "/used",
                        "must not be above the leased " + lease.amount().toPlainString());
        };
    }
}
