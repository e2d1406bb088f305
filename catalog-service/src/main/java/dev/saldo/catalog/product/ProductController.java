package dev.saldo.catalog.product;

import dev.saldo.catalog.offer.Offers;
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
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.List;
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
@RequestMapping("/api/v1/products")
class ProductController {

    private final Products products;
    private final ProductList list;
    private final Offers offers;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    ProductController(
            Products products, ProductList list, Offers offers, Idempotency idempotency, MergePatch mergePatch) {
        this.products = products;
        this.list = list;
        this.offers = offers;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Create a product")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<ProductView>> create(
            Caller caller, @Valid @RequestBody SaveProductRequest request, ServerWebExchange exchange) {
        var work = products.create(caller, request.sheet())
                .map(product ->
                        Etags.created("/api/v1/products/" + product.id(), product.version(), ProductView.of(product)));
        return idempotency.once(caller, exchange, request, ProductView.class, work);
    }

    @GetMapping
    @Operation(summary = "List products")
    Mono<Page<ProductView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false)
                    @Schema(allowableValues = {"digital", "subscription", "license", "service"})
                    @Nullable
                    String type,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String sku) {
        return list.page(caller.store(), new ProductFilter(search, category, type, active, sku), paging)
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(product -> listed(caller, product))
                                .toList(),
                        page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a product and who supplies it")
    Mono<ResponseEntity<ProductView>> get(Caller caller, @PathVariable UUID id) {
        return products.find(caller, id)
                .flatMap(product -> shown(caller, product))
                .map(view -> Etags.ok(view.version(), view));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change a product")
    Mono<ResponseEntity<ProductView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(SaveProductRequest.class) @RequestBody JsonNode patch,
            ServerWebExchange exchange) {
        var work = products.change(caller, id, Etags.version(exchange), sheet -> edited(sheet, patch))
                .map(ProductController::ok);
        return idempotency.once(caller, exchange, patch, ProductView.class, work);
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(operationId = "deleteProduct", summary = "Delete a product; it can be restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> remove(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = products.remove(caller, id, Etags.version(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/restore")
    @HonoursIfMatch
    @Operation(summary = "Restore a deleted product")
    Mono<ResponseEntity<ProductView>> restore(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = products.restore(caller, id, Etags.version(exchange)).map(ProductController::ok);
        return idempotency.once(caller, exchange, null, ProductView.class, work);
    }

    private static ProductView listed(Caller caller, Product product) {
        var view = ProductView.of(product);
        return caller.customer() == null ? view : view.withoutCosts();
    }

    private Mono<ProductView> shown(Caller caller, Product product) {
        return caller.customer() == null
                ? offers.current(caller.store(), product.id())
                        .defaultIfEmpty(List.of())
                        .map(suppliers -> ProductView.of(product, suppliers))
                : Mono.just(ProductView.of(product).withoutCosts());
    }

    private ProductSheet edited(ProductSheet sheet, JsonNode patch) {
        return mergePatch.apply(patch, SaveProductRequest.of(sheet)).sheet();
    }

    private static ResponseEntity<ProductView> ok(Product product) {
        return Etags.ok(product.version(), ProductView.of(product));
    }
}
