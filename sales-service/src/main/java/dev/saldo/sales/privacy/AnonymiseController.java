package dev.saldo.sales.privacy;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.customer.CustomerView;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes nobody of a customer. */
@RestController
class AnonymiseController {

    private final Anonymising anonymising;
    private final Idempotency idempotency;

    AnonymiseController(Anonymising anonymising, Idempotency idempotency) {
        this.anonymising = anonymising;
        this.idempotency = idempotency;
    }

    /** There is nothing to say. */
    record AnonymiseRequest() {}

    @PostMapping("/api/v1/customers/{id}/anonymise")
    @Operation(summary = "Make nobody of a customer, for ever")
    Mono<ResponseEntity<CustomerView>> anonymise(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable AnonymiseRequest request) {
        var work = anonymising
                .anonymise(caller, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("customer", id)))
                .map(customer -> Etags.ok(customer.version(), customer));
        return idempotency.once(caller, exchange, request, CustomerView.class, work);
    }
}
