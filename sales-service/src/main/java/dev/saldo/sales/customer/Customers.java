package dev.saldo.sales.customer;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.database.Violations;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Customers, for their controller and for other features. Writing needs a transaction. */
@Service
public class Customers {

    private final CustomerRepository repository;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Customers(CustomerRepository repository, Outbox outbox, Audit audit, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** True when the store has the customer, and has neither deleted nor anonymised them. */
    public Mono<Boolean> present(UUID store, UUID id) {
        return present(List.of(store), List.of(id)).map(found -> !found.isEmpty());
    }

    /** Those of the customers that their stores have, and have neither deleted nor anonymised. */
    public Mono<Set<UUID>> present(List<UUID> stores, List<UUID> ids) {
        return repository.present(stores, ids);
    }

    /** The customers as they are now, deleted or not, by id. */
    public Mono<Map<UUID, Customer>> snapshots(List<UUID> stores, List<UUID> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : repository.find(stores, ids).collectMap(CustomerRow::uid, CustomerRow::snapshot);
    }

    /** The customer as they are now, deleted or not. */
    public Mono<CustomerView> held(UUID store, UUID id) {
        return repository
                .find(List.of(store), List.of(id))
                .map(CustomerView::of)
                .next();
    }

    /** Empty when the store has no such customer; once it is done, doing it again changes nothing. */
    public Mono<CustomerView> anonymise(Caller caller, UUID id) {
        return change(caller, id, current -> current.isAnonymised() ? current : current.anonymised(Times.now(clock)))
                .map(CustomerView::of);
    }

    Mono<CustomerRow> find(Caller caller, UUID id) {
        return repository.find(caller, id);
    }

    Mono<CustomerRow> create(Caller caller, CustomerFields fields) {
        var customer = CustomerRow.create(caller, Ids.next(), fields, Times.now(clock));
        return repository
                .insert(customer)
                .filter(inserted -> inserted)
                .switchIfEmpty(Mono.defer(() -> taken(customer)))
                .then(Mono.defer(() -> announce(customer)));
    }

    /** Empty when the store has no such customer; a change that changes nothing is none. */
    Mono<CustomerRow> change(Caller caller, UUID id, UnaryOperator<CustomerRow> change) {
        return repository
                .lock(caller, id)
                .delayUntil(current -> audit.was(CustomerView.of(current)))
                .flatMap(current -> {
                    var next = change.apply(current);
                    return next.version() == current.version() ? Mono.just(current) : save(next);
                });
    }

    private Mono<CustomerRow> save(CustomerRow next) {
        return repository
                .update(next)
                .onErrorMap(Violations.of("customer_code_key"), _ -> codeTaken())
                .then(Mono.defer(() -> announce(next)));
    }

    private Mono<CustomerRow> announce(CustomerRow customer) {
        return outbox.append(OutboxMessage.of(
                        Topics.CUSTOMER_CHANGED, customer.storeId(), customer.uid(), customer.changed()))
                .thenReturn(customer);
    }

    private <T> Mono<T> taken(CustomerRow refused) {
        return Mono.justOrEmpty(refused.code())
                .flatMap(code -> repository.byCode(refused.storeId(), code))
                .map(other -> codeTaken().with("customerId", other))
                .defaultIfEmpty(codeTaken())
                .flatMap(Mono::error);
    }

    private static Problem codeTaken() {
        return Problem.conflict("customer-code-taken", "Another customer of the store has this code.");
    }
}
