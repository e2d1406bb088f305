package dev.saldo.billing.chain;

import dev.saldo.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Says whether the documents of the caller's store are as they were issued. */
@RestController
@RequestMapping("/api/v1/invoices/verify")
class VerificationController {

    private final VerifyingDocuments documents;

    VerificationController(VerifyingDocuments documents) {
        this.documents = documents;
    }

    @GetMapping
    @Operation(summary = "Verify that no document is missing or was changed")
    Mono<VerificationView> verify(Caller caller) {
        return documents.verify(caller.store());
    }
}
