package dev.saldo.catalog.offer;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/products/{product}/offers")
class OfferController {

    private final Offers offers;
    private final PriceHistory history;
    private final Idempotency idempotency;

    OfferController(Offers offers, PriceHistory history, Idempotency idempotency) {
        this.offers = offers;
        this.history = history;
        this.idempotency = idempotency;
    }

    /** All on one page: a product has a handful of suppliers. */
    @GetMapping
    @Operation(summary = "List who supplies a product")
    Mono<Page<OfferView>> list(Caller caller, @PathVariable UUID product) {
        return offers.current(caller.store(), product)
                .map(views -> new Page<>(views, null))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("product", product)));
    }

    @PostMapping
    @Operation(summary = "Offer a product at a platform")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<OfferView>> add(
            Caller caller,
            @PathVariable UUID product,
            @Valid @RequestBody AddOfferRequest request,
            ServerWebExchange exchange) {
        var work = offers.add(caller, product, request)
                .map(OfferController::done)
                .map(offer -> Etags.created(path(product, offer), offer.version(), offer));
        return offers.prepare(caller, request).then(idempotency.once(caller, exchange, request, OfferView.class, work));
    }

    @GetMapping("/{offer}")
    @Operation(summary = "Show an offer")
    Mono<ResponseEntity<OfferView>> get(Caller caller, @PathVariable UUID product, @PathVariable UUID offer) {
        return offers.find(caller.store(), product, offer).map(view -> Etags.ok(view.version(), view));
    }

    @PatchMapping("/{offer}")
    @HonoursIfMatch
    @Operation(summary = "Change the price of an offer, or prefer it")
    Mono<ResponseEntity<OfferView>> change(
            Caller caller,
            @PathVariable UUID product,
            @PathVariable UUID offer,
            @Valid @RequestBody ChangeOfferRequest request,
            ServerWebExchange exchange) {
        var work = offers.change(caller, product, offer, Etags.version(exchange), request)
                .map(OfferController::done)
                .map(view -> Etags.ok(view.version(), view));
        return idempotency.once(caller, exchange, request, OfferView.class, work);
    }

    @DeleteMapping("/{offer}")
    @HonoursIfMatch
    @Operation(summary = "End an offer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> end(
            Caller caller, @PathVariable UUID product, @PathVariable UUID offer, ServerWebExchange exchange) {
        var work = offers.end(caller, product, offer, Etags.version(exchange))
                .thenReturn(ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @GetMapping("/{offer}/prices")
    @Operation(summary = "List the prices of an offer, past and to come")
    Mono<Page<PriceView>> prices(Caller caller, @PathVariable UUID product, @PathVariable UUID offer, Paging paging) {
        return history.page(caller.store(), product, offer, paging);
    }

    private static OfferView done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var offer) -> offer;
            case Outcome.Refused(var reason) -> throw Refusals.problem(reason);
        };
    }

    private static String path(UUID product, OfferView offer) {
        return "/api/v1/products/%s/offers/%s".formatted(product, offer.id());
    }
}
