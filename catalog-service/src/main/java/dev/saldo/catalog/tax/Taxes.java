package dev.saldo.catalog.tax;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What can be done with one tax. */
@Service
class Taxes {

    private final TaxRepository repository;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Taxes(TaxRepository repository, Outbox outbox, Audit audit, TransactionalOperator transaction, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Tax> create(Caller caller, TaxSheet sheet) {
        return Mono.fromSupplier(() -> Tax.created(Ids.next(), sheet, now()))
                .delayUntil(tax -> repository.insert(caller.store(), tax))
                .flatMap(tax -> announced(caller, tax))
                .as(transaction::transactional);
    }

    /** Deleted ones too: what was taxed with it stays explained. */
    Mono<Tax> find(UUID store, UUID id) {
        return repository.find(store, id).switchIfEmpty(Mono.error(() -> Problem.notFound("tax", id)));
    }

    /** @param version the only one to change; null for whichever is there */
    Mono<Tax> change(Caller caller, UUID id, @Nullable Long version, UnaryOperator<TaxSheet> edit) {
        return alter(caller, present(caller, id), version, tax -> tax.changed(edit.apply(tax.sheet()), now()));
    }

    /** Deleting what is deleted changes nothing, like restoring what is not. */
    Mono<Tax> remove(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, locked(caller, id), version, tax -> tax.deleted(now()));
    }

    Mono<Tax> restore(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, locked(caller, id), version, tax -> tax.restored(now()));
    }

    private Mono<Tax> present(Caller caller, UUID id) {
        return locked(caller, id)
                .filter(tax -> !tax.isDeleted())
                .switchIfEmpty(Mono.error(
                        () -> Problem.conflict("tax-deleted", "The tax is deleted: restore it before you change it.")));
    }

    private Mono<Tax> locked(Caller caller, UUID id) {
        return repository.lock(caller.store(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("tax", id)));
    }

    private Mono<Tax> alter(Caller caller, Mono<Tax> locked, @Nullable Long version, UnaryOperator<Tax> rule) {
        return locked.filter(tax -> version == null || version == tax.version())
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(tax -> audit.was(TaxView.of(tax)))
                .flatMap(tax -> saved(caller, tax, rule.apply(tax)))
                .as(transaction::transactional);
    }

    private Mono<Tax> saved(Caller caller, Tax before, Tax after) {
        return after.version() == before.version()
                ? Mono.just(before)
                : repository.update(caller.store(), after).then(Mono.defer(() -> announced(caller, after)));
    }

    private Mono<Tax> announced(Caller caller, Tax tax) {
        return outbox.append(TaxContract.message(caller.store(), tax)).thenReturn(tax);
    }

    private Instant now() {
        return Times.now(clock);
    }
}
