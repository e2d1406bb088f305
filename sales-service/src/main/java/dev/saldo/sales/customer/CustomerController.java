package dev.saldo.sales.customer;

import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.EmptyRequest;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
@RequestMapping("/api/v1/customers")
class CustomerController {

    private final Customers customers;
    private final CustomerRepository repository;
    private final Idempotency idempotency;
    private final CustomerChanges changes;

    CustomerController(
            Customers customers, CustomerRepository repository, Idempotency idempotency, CustomerChanges changes) {
        this.customers = customers;
        this.repository = repository;
        this.idempotency = idempotency;
        this.changes = changes;
    }

    @PostMapping
    @Operation(summary = "Create a customer")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<CustomerView>> create(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody CustomerFields fields) {
        var work = customers.create(caller, fields).map(CustomerController::created);
        return idempotency.once(caller, exchange, fields, CustomerView.class, work);
    }

    @GetMapping
    @Operation(summary = "List customers")
    Mono<Page<CustomerView>> list(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String code) {
        return repository.list(caller.store(), search, code, paging);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a customer")
    Mono<ResponseEntity<CustomerView>> get(Caller caller, @PathVariable UUID id) {
        return customers.find(caller, id).switchIfEmpty(notFound(id)).map(CustomerController::ok);
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change a customer")
    Mono<ResponseEntity<CustomerView>> change(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Patches(CustomerFields.class) @RequestBody JsonNode patch) {
        var work = changed(caller, id, changes.patch(caller, exchange, patch)).map(CustomerController::ok);
        return idempotency.once(caller, exchange, patch, CustomerView.class, work);
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Delete a customer; they can be restored")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> delete(Caller caller, ServerWebExchange exchange, @PathVariable UUID id) {
        var work = changed(caller, id, changes.delete(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Restore a deleted customer")
    Mono<ResponseEntity<CustomerView>> restore(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        var work = changed(caller, id, changes.restore()).map(CustomerController::ok);
        return idempotency.once(caller, exchange, null, CustomerView.class, work);
    }

    private Mono<CustomerRow> changed(Caller caller, UUID id, UnaryOperator<CustomerRow> change) {
        return customers.change(caller, id, change).switchIfEmpty(notFound(id));
    }

    private static ResponseEntity<CustomerView> ok(CustomerRow customer) {
        return Etags.ok(customer.version(), CustomerView.of(customer));
    }

    private static ResponseEntity<CustomerView> created(CustomerRow customer) {
        return Etags.created("/api/v1/customers/" + customer.uid(), customer.version(), CustomerView.of(customer));
    }

    private static <T> Mono<T> notFound(UUID id) {
        return Mono.error(() -> Problem.notFound("customer", id));
    }
}
