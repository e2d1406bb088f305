package dev.saldo.billing.seller;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Problem;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The seller of the caller's store. */
@RestController
@RequestMapping("/api/v1/seller")
class SellerController {

    private final Sellers sellers;
    private final Idempotency idempotency;

    SellerController(Sellers sellers, Idempotency idempotency) {
        this.sellers = sellers;
        this.idempotency = idempotency;
    }

    @GetMapping
    Mono<ResponseEntity<Seller>> get(Caller caller) {
        return sellers.find(caller.store()).map(SellerController::answer);
    }

    @PutMapping
    Mono<ResponseEntity<Seller>> put(
            Caller caller, @Valid @RequestBody SellerRequest request, ServerWebExchange exchange) {
        var work = sellers.replace(caller.store(), request.toSeller(), Etags.version(exchange))
                .switchIfEmpty(Mono.error(Problem::stale))
                .map(SellerController::answer);
        return idempotency.once(caller, exchange, request, Seller.class, work);
    }

    private static ResponseEntity<Seller> answer(VersionedSeller found) {
        return Etags.ok(found.version(), found.seller());
    }
}
