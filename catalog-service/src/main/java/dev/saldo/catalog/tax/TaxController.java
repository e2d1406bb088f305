package dev.saldo.catalog.tax;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/taxes")
class TaxController {

    private final Taxes taxes;
    private final TaxRepository repository;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    TaxController(Taxes taxes, TaxRepository repository, Idempotency idempotency, MergePatch mergePatch) {
        this.taxes = taxes;
        this.repository = repository;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(operationId = "createTax", summary = "Create a tax")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<TaxView>> create(
            Caller caller, @Valid @RequestBody SaveTaxRequest request, ServerWebExchange exchange) {
        var work = taxes.create(caller, request.sheet())
                .map(tax -> Etags.created("/api/v1/taxes/" + tax.id(), tax.version(), TaxView.of(tax)));
        return idempotency.once(caller, exchange, request, TaxView.class, work);
    }

    @GetMapping
    @Operation(summary = "List taxes")
    Mono<Page<TaxView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable Boolean active) {
        return repository
                .page(caller.store(), country, active, paging)
                .map(page -> new Page<>(page.items().stream().map(TaxView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getTax", summary = "Show a tax")
    Mono<ResponseEntity<TaxView>> get(Caller caller, @PathVariable UUID id) {
        return taxes.find(caller.store(), id).map(TaxController::ok);
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(operationId = "changeTax", summary = "Change a tax")
    Mono<ResponseEntity<TaxView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(SaveTaxRequest.class) @RequestBody JsonNode patch,
            ServerWebExchange exchange) {
        var work = taxes.change(caller, id, Etags.version(exchange), sheet -> edited(sheet, patch))
                .map(TaxController::ok);
        return idempotency.once(caller, exchange, patch, TaxView.class, work);
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(operationId = "deleteTax", summary = "Delete a tax; it can be restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> remove(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = taxes.remove(caller, id, Etags.version(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/restore")
    @HonoursIfMatch
    @Operation(operationId = "restoreTax", summary = "Restore a deleted tax")
    Mono<ResponseEntity<TaxView>> restore(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = taxes.restore(caller, id, Etags.version(exchange)).map(TaxController::ok);
        return idempotency.once(caller, exchange, null, TaxView.class, work);
    }

    private TaxSheet edited(TaxSheet sheet, JsonNode patch) {
        return mergePatch.apply(patch, SaveTaxRequest.of(sheet)).sheet();
    }

    private static ResponseEntity<TaxView> ok(Tax tax) {
        return Etags.ok(tax.version(), TaxView.of(tax));
    }
}
