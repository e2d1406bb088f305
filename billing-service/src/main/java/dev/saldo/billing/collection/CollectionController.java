package dev.saldo.billing.collection;

import dev.saldo.billing.invoice.InvoiceView;
import dev.saldo.billing.invoice.Invoices;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Has what is due collected by a payment provider, over HTTP. */
@RestController
@RequestMapping("/api/v1/invoices")
class CollectionController {

    private final CollectingAgain collecting;
    private final Invoices invoices;
    private final Idempotency idempotency;

    CollectionController(CollectingAgain collecting, Invoices invoices, Idempotency idempotency) {
        this.collecting = collecting;
        this.invoices = invoices;
        this.idempotency = idempotency;
    }

    @PostMapping("/{id}/collect")
    @Operation(summary = "Ask the payment provider again for what is due")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<InvoiceView>> collect(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = collecting
                .collect(caller, id)
                .doOnNext(CollectionAnswers::requireGranted)
                .then(Mono.defer(() -> invoices.show(caller, id)))
                .map(view -> ResponseEntity.accepted().body(view));
        return idempotency.once(caller, exchange, null, InvoiceView.class, work);
    }
}
