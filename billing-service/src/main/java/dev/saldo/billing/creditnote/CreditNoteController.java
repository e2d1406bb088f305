package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Invoices;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows credit notes; they come into being by themselves. */
@RestController
@RequestMapping("/api/v1")
class CreditNoteController {

    private final CreditNotes creditNotes;
    private final Invoices invoices;

    CreditNoteController(CreditNotes creditNotes, Invoices invoices) {
        this.creditNotes = creditNotes;
        this.invoices = invoices;
    }

    @GetMapping("/credit-notes")
    @Operation(summary = "List credit notes")
    Mono<Page<CreditNoteView>> list(
            Caller caller,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable UUID saleId,
            @RequestParam @Nullable UUID subscriptionId,
            Paging paging) {
        return creditNotes.list(caller, new CreditNoteFilter(invoiceId, saleId, subscriptionId), paging);
    }

    @GetMapping("/credit-notes/{id}")
    @Operation(summary = "Show a credit note")
    Mono<CreditNoteView> get(Caller caller, @PathVariable UUID id) {
        return creditNotes.find(caller, id).switchIfEmpty(Mono.error(() -> Problem.notFound("credit note", id)));
    }

    @GetMapping("/invoices/{id}/credit-notes")
    @Operation(operationId = "listInvoiceCreditNotes", summary = "List the credit notes of an invoice")
    Mono<Page<CreditNoteView>> ofInvoice(Caller caller, @PathVariable UUID id, Paging paging) {
        return invoices.require(caller, id)
                .then(Mono.defer(() -> creditNotes.list(caller, CreditNoteFilter.ofInvoice(id), paging)));
    }
}
