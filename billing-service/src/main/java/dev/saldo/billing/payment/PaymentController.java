package dev.saldo.billing.payment;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.invoice.Invoices;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
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

/** Payments over HTTP. */
@RestController
@RequestMapping("/api/v1")
class PaymentController {

    private final RecordingPayments recording;
    private final PaymentRepository payments;
    private final Invoices invoices;
    private final Idempotency idempotency;

    PaymentController(
            RecordingPayments recording, PaymentRepository payments, Invoices invoices, Idempotency idempotency) {
        this.recording = recording;
        this.payments = payments;
        this.invoices = invoices;
        this.idempotency = idempotency;
    }

    @PostMapping("/payments")
    @Operation(summary = "Record a payment")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PaymentView>> record(
            Caller caller, @Valid @RequestBody RecordPaymentRequest body, ServerWebExchange exchange) {
        return record(caller, body.tender(), body, exchange);
    }

    @PostMapping("/payments/simulate")
    @Operation(operationId = "simulatePayment", summary = "Simulate what a payment provider would report")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PaymentView>> simulate(
            Caller caller, @Valid @RequestBody SimulatePaymentRequest body, ServerWebExchange exchange) {
        // nobody pays real invoices with nothing
        if (caller.customer() != null && !caller.test()) {
            return Mono.error(
                    () -> Problem.conflict("test-stores-only", "Customers simulate payments in test stores."));
        }
        return record(caller, body.tender(), body, exchange);
    }

    @GetMapping("/payments")
    @Operation(summary = "List payments")
    Mono<Page<PaymentView>> list(
            Caller caller,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @OneOf(PaymentMethod.class) @Nullable String method,
            @RequestParam @Nullable String referenceId,
            @RequestParam @OneOf(PaymentStatus.class) @Nullable String status,
            Paging paging) {
        var filter = new PaymentFilter(
                invoiceId,
                Choice.of(PaymentMethod.class, "method", method),
                referenceId,
                Choice.of(PaymentStatus.class, "status", status));
        return payments.list(caller, filter, paging).map(page -> view(page, caller));
    }

    @GetMapping("/payments/{id}")
    @Operation(summary = "Show a payment")
    Mono<ResponseEntity<PaymentView>> get(Caller caller, @PathVariable UUID id) {
        return payments.find(caller, id)
                .map(payment -> PaymentAnswers.found(payment, Audience.of(caller)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("payment", id)));
    }

    @GetMapping("/invoices/{id}/payments")
    @Operation(operationId = "listInvoicePayments", summary = "List the payments of an invoice")
    Mono<Page<PaymentView>> ofInvoice(Caller caller, @PathVariable UUID id, Paging paging) {
        return invoices.require(caller, id)
                .then(Mono.defer(() -> payments.list(caller, PaymentFilter.ofInvoice(id), paging)))
                .map(page -> view(page, caller));
    }

    private Mono<ResponseEntity<PaymentView>> record(
            Caller caller, Tender tender, Object body, ServerWebExchange exchange) {
        var work = recording.record(caller, tender).map(outcome -> PaymentAnswers.answer(outcome, Audience.of(caller)));
        return idempotency.once(caller, exchange, body, PaymentView.class, work);
    }

    private static Page<PaymentView> view(Page<Payment> page, Caller caller) {
        var audience = Audience.of(caller);
        var items = page.items().stream().map(payment -> PaymentView.of(payment, audience));
        return new Page<>(items.toList(), page.next());
    }
}
