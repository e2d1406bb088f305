package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.Invoices;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
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
    Mono<Page<CreditNoteView>> list(
            Caller caller, @RequestParam @Nullable UUID invoiceId, @RequestParam @Nullable UUID saleId, Paging paging) {
        return creditNotes.list(caller.store(), invoiceId, saleId, paging);
    }

    @GetMapping("/credit-notes/{id}")
    Mono<CreditNoteView> get(Caller caller, @PathVariable UUID id) {
        return creditNotes
                .find(caller.store(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("credit note", id)));
    }

    @GetMapping("/invoices/{id}/credit-notes")
    Mono<Page<CreditNoteView>> ofInvoice(Caller caller, @PathVariable UUID id, Paging paging) {
        return invoices.require(caller.store(), id)
                .then(Mono.defer(() -> creditNotes.list(caller.store(), id, null, paging)));
    }
}
