package dev.saldo.catalog.discount;

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
@RequestMapping("/api/v1/discounts")
class DiscountController {

    private final Discounts discounts;
    private final DiscountRepository repository;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    DiscountController(
            Discounts discounts, DiscountRepository repository, Idempotency idempotency, MergePatch mergePatch) {
        this.discounts = discounts;
        this.repository = repository;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create a discount")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<DiscountView>> create(
            Caller caller, @Valid @RequestBody SaveDiscountRequest request, ServerWebExchange exchange) {
        var work = discounts
                .create(caller, request.sheet())
                .map(discount -> Etags.created(
                        "/api/v1/discounts/" + discount.id(), discount.version(), DiscountView.of(discount)));
        return idempotency.once(caller, exchange, request, DiscountView.class, work);
    }

    @GetMapping
    @Operation(summary = "List discounts")
    Mono<Page<DiscountView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable Boolean active) {
        return repository
                .page(caller.store(), code, active, paging)
                .map(page ->
                        new Page<>(page.items().stream().map(DiscountView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a discount")
    Mono<ResponseEntity<DiscountView>> get(Caller caller, @PathVariable UUID id) {
        return discounts.find(caller.store(), id).map(DiscountController::ok);
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change a discount")
    Mono<ResponseEntity<DiscountView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(SaveDiscountRequest.class) @RequestBody JsonNode patch,
            ServerWebExchange exchange) {
        var work = discounts
                .change(caller, id, Etags.version(exchange), sheet -> edited(sheet, patch))
                .map(DiscountController::ok);
        return idempotency.once(caller, exchange, patch, DiscountView.class, work);
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(operationId = "deleteDiscount", summary = "Delete a discount; it can be restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> remove(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = discounts
                .remove(caller, id, Etags.version(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/restore")
    @HonoursIfMatch
    @Operation(summary = "Restore a deleted discount")
    Mono<ResponseEntity<DiscountView>> restore(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = discounts.restore(caller, id, Etags.version(exchange)).map(DiscountController::ok);
        return idempotency.once(caller, exchange, null, DiscountView.class, work);
    }

    private DiscountSheet edited(DiscountSheet sheet, JsonNode patch) {
        return mergePatch.apply(patch, SaveDiscountRequest.of(sheet)).sheet();
    }

    private static ResponseEntity<DiscountView> ok(Discount discount) {
        return Etags.ok(discount.version(), DiscountView.of(discount));
    }
}
