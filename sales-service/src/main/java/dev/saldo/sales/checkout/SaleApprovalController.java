package dev.saldo.sales.checkout;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.sales.margin.ApproveRequest;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleProblems;
import dev.saldo.sales.sale.view.SaleView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets owners approve what is sold under its margin floor. */
@RestController
@RequestMapping("/api/v1/sales/{id}")
class SaleApprovalController {

    private final ApprovingSales approving;
    private final Idempotency idempotency;

    SaleApprovalController(ApprovingSales approving, Idempotency idempotency) {
        this.approving = approving;
        this.idempotency = idempotency;
    }

    @PostMapping("/approve")
    @HonoursIfMatch
    @Operation(operationId = "approveSale", summary = "Let prices of a draft pass that are under their margin floor")
    Mono<ResponseEntity<SaleView>> approve(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable ApproveRequest request) {
        var work = approving
                .approve(caller, id, present(exchange), ApproveRequest.floor(request))
                .switchIfEmpty(Mono.error(() -> SaleProblems.notFound(id)))
                .map(SaleProblems::done)
                .map(sale -> Etags.ok(sale.version(), SaleView.of(sale)));
        return idempotency.once(caller, exchange, request, SaleView.class, work);
    }

    private static UnaryOperator<Sale> present(ServerWebExchange exchange) {
        return sale -> {
            Etags.requireMatch(exchange, sale.version());
            return sale;
        };
    }
}
