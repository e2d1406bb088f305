package dev.saldo.catalog.bulk;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/products/bulk")
class BulkController {

    private final BulkReading reading;
    private final BulkProducts products;
    private final Idempotency idempotency;

    BulkController(BulkReading reading, BulkProducts products, Idempotency idempotency) {
        this.reading = reading;
        this.products = products;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(operationId = "upsertProducts", summary = "Create and change many products at once")
    Mono<ResponseEntity<BulkResult>> upsert(
            Caller caller, @Valid @RequestBody BulkRequest request, ServerWebExchange exchange) {
        var rows = reading.rows(request.items());
        var work = products.apply(caller, rows).map(ResponseEntity::ok);
        return products.prepare(caller, rows).then(idempotency.once(caller, exchange, request, BulkResult.class, work));
    }
}
