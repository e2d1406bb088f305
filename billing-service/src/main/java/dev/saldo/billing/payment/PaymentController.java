package dev.saldo.billing.payment;

import dev.saldo.billing.invoice.Invoices;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
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
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PaymentView>> record(
            Caller caller, @Valid @RequestBody RecordPaymentRequest body, ServerWebExchange exchange) {
        return record(caller, body.tender(), body, exchange);
    }

    @PostMapping("/payments/simulate")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<PaymentView>> simulate(
            Caller caller, @Valid @RequestBody SimulatePaymentRequest body, ServerWebExchange exchange) {
        return record(caller, body.tender(), body, exchange);
    }

    @GetMapping("/payments")
    Mono<Page<PaymentView>> list(
            Caller caller,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable String method,
            @RequestParam @Nullable String referenceId,
            @RequestParam @Nullable String status,
            Paging paging) {
        var filter = new PaymentFilter(
                invoiceId,
                Choice.of(PaymentMethod.class, "method", method),
                referenceId,
                Choice.of(PaymentStatus.class, "status", status));
        return payments.list(caller.store(), filter, paging).map(PaymentController::view);
    }

    @GetMapping("/payments/{id}")
    Mono<ResponseEntity<PaymentView>> get(Caller caller, @PathVariable UUID id) {
        return payments.find(caller.store(), id)
                .map(PaymentAnswers::found)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("payment", id)));
    }

    @GetMapping("/invoices/{id}/payments")
    Mono<Page<PaymentView>> ofInvoice(Caller caller, @PathVariable UUID id, Paging paging) {
        return invoices.require(caller.store(), id)
                .then(Mono.defer(() -> payments.list(caller.store(), PaymentFilter.ofInvoice(id), paging)))
                .map(PaymentController::view);
    }

    private Mono<ResponseEntity<PaymentView>> record(
            Caller caller, Tender tender, Object body, ServerWebExchange exchange) {
        var work = recording.record(caller, tender).map(PaymentAnswers::answer);
        return idempotency.once(caller, exchange, body, PaymentView.class, work);
    }

    private static Page<PaymentView> view(Page<Payment> page) {
        return new Page<>(page.items().stream().map(PaymentView::of).toList(), page.next());
    }
}
