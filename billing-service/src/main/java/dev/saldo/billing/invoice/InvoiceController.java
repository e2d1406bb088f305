package dev.saldo.billing.invoice;

import dev.saldo.billing.access.Audience;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows invoices; they come into being by themselves. */
@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceController {

    private final Invoices invoices;

    InvoiceController(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping
    @Operation(summary = "List invoices")
    Mono<Page<InvoiceView>> list(
            Caller caller,
            @RequestParam @OneOf(InvoiceStatus.class) @Nullable String status,
            @RequestParam @Nullable Boolean overdue,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable UUID saleId,
            @RequestParam @Nullable UUID subscriptionId,
            @RequestParam @Nullable String number,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate issuedFrom,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate issuedTo,
            Paging paging) {
        var wanted = Choice.of(InvoiceStatus.class, "status", status);
        var filter =
                new InvoiceFilter(wanted, overdue, customerId, saleId, subscriptionId, number, issuedFrom, issuedTo);
        return invoices.list(caller, filter, paging)
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(invoice -> view(invoice, caller))
                                .toList(),
                        page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an invoice")
    Mono<ResponseEntity<InvoiceView>> get(Caller caller, @PathVariable UUID id) {
        return invoices.show(caller, id).map(invoice -> Etags.ok(invoice.version(), invoice));
    }

    private static InvoiceView view(StoredInvoice invoice, Caller caller) {
        return InvoiceView.of(invoice, Audience.of(caller));
    }
}
