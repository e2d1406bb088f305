package dev.saldo.sales.sale.draft;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleProblems;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.view.SaleView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Writes sales down, changes them and throws them away. */
@RestController
@RequestMapping("/api/v1/sales")
class DraftController {

    private final Drafts drafts;
    private final Sales sales;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    DraftController(Drafts drafts, Sales sales, Idempotency idempotency, MergePatch mergePatch) {
        this.drafts = drafts;
        this.sales = sales;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Write a sale as a draft")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<SaleView>> create(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody SaleRequest request) {
        return drafts.prepare(caller, request)
                .map(known -> drafts.create(caller, request, known).map(DraftController::created))
                .flatMap(work -> idempotency.once(caller, exchange, request, SaleView.class, work));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change a draft")
    Mono<ResponseEntity<SaleView>> change(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Patches(SaleRequest.class) @RequestBody JsonNode patch) {
        return sales.find(caller, id)
                .switchIfEmpty(notFound(id))
                .flatMap(sale -> drafts.prepare(caller, patched(sale, patch)))
                .map(known -> changed(caller, exchange, id, patch, known))
                .flatMap(work -> idempotency.once(caller, exchange, patch, SaleView.class, work));
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Throw a draft away")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> delete(Caller caller, ServerWebExchange exchange, @PathVariable UUID id) {
        var work = drafts.delete(caller, id, present(exchange))
                .switchIfEmpty(notFound(id))
                .map(SaleProblems::done)
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    private Mono<ResponseEntity<SaleView>> changed(
            Caller caller, ServerWebExchange exchange, UUID id, JsonNode patch, Offering known) {
        return drafts.rewrite(caller, id, present(exchange).andThen(sale -> patched(sale, patch)), known)
                .switchIfEmpty(notFound(id))
                .map(SaleProblems::done)
                .map(sale -> Etags.ok(sale.version(), SaleView.of(sale)));
    }

    private SaleRequest patched(Sale sale, JsonNode patch) {
        return mergePatch.apply(patch, SaleRequest.of(sale));
    }

    private static UnaryOperator<Sale> present(ServerWebExchange exchange) {
        return sale -> {
            Etags.requireMatch(exchange, sale.version());
            return sale;
        };
    }

    private static ResponseEntity<SaleView> created(Outcome outcome) {
        var sale = SaleProblems.done(outcome);
        return Etags.created("/api/v1/sales/" + sale.id(), sale.version(), SaleView.of(sale));
    }

    private static <T> Mono<T> notFound(UUID id) {
        return Mono.error(() -> SaleProblems.notFound(id));
    }
}
