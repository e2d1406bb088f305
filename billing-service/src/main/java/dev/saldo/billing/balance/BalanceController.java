package dev.saldo.billing.balance;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows balances; they change by themselves. */
@RestController
@RequestMapping("/api/v1/customer-balances")
class BalanceController {

    private final BalanceQueries balances;

    BalanceController(BalanceQueries balances) {
        this.balances = balances;
    }

    @GetMapping("/{customerId}")
    @Operation(operationId = "getCustomerBalances", summary = "Show what the store owes a customer")
    Mono<CustomerBalancesView> get(Caller caller, @PathVariable UUID customerId) {
        return isThere(caller, customerId)
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("customer", customerId)))
                .flatMap(_ -> balances.of(caller.store(), customerId));
    }

    /** Customers know of themselves. */
    private Mono<Boolean> isThere(Caller caller, UUID customer) {
        return caller.customer() == null
                ? balances.isKnown(caller.store(), customer)
                : Mono.just(customer.equals(caller.customer()));
    }
}
