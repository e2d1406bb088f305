package dev.saldo.billing.settlement;

import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Locks what is owed, writes what was decided about it, and announces what follows; inside the caller's transaction. */
@Service
public class Settlements {

    private final SettlementRepository repository;
    private final Outbox outbox;

    Settlements(SettlementRepository repository, Outbox outbox) {
        this.repository = repository;
        this.outbox = outbox;
    }

    /**
     * The account of an invoice, which nobody else changes until the transaction ends; empty when the caller has no
     * such invoice.
     */
    public Mono<Account> lock(Caller caller, UUID invoice) {
        return repository.lock(caller, invoice);
    }

    /** The accounts of those of the sales that are invoiced already. */
    public Mono<List<Account>> lock(Collection<SaleKey> sales) {
        return repository.lock(sales);
    }

    /** The accounts of these invoices. */
    public Mono<List<Account>> lock(List<UUID> stores, List<UUID> invoices) {
        return repository.lock(stores, invoices);
    }

    /** The accounts of the store's newest invoices of these subscriptions that have something left, newest first. */
    public Mono<List<Account>> lockCreditable(List<UUID> stores, List<UUID> subscriptions) {
        return repository.lockCreditable(stores, subscriptions);
    }

    /** For invoices that were written in this transaction. */
    public Mono<Void> open(List<Opening> issued) {
        return repository
                .insert(issued)
                .then(announce(issued.stream().map(Opening::issued).toList()));
    }

    /** For accounts that were locked in this transaction; what was decided of one account in its order. */
    public Mono<Void> apply(List<Change> changes) {
        return changes.isEmpty() ? Mono.empty() : repository.update(changes).then(announce(changes));
    }

    private Mono<Void> announce(List<Change> changes) {
        return outbox.append(SettlementContract.messages(changes));
    }
}
