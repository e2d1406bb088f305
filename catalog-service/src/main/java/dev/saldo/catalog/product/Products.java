package dev.saldo.catalog.product;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What can be done with one product. */
@Service
class Products {

    private final ProductRepository repository;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Products(ProductRepository repository, Outbox outbox, Audit audit, TransactionalOperator transaction, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Product> create(Caller caller, ProductSheet sheet) {
        return Mono.fromSupplier(() -> Product.created(Ids.next(), sheet, Times.now(clock)))
                .flatMap(product -> repository
                        .insert(caller.store(), List.of(product))
                        .next()
                        .switchIfEmpty(Mono.error(ProductRepository::skuTaken))
                        .then(Mono.defer(() -> announced(caller, product))))
                .as(transaction::transactional);
    }

    /** Deleted ones too, so that one can see what to restore; but not for customers. */
    Mono<Product> find(Caller caller, UUID id) {
        return repository
                .find(caller.store(), id)
                .filter(product -> caller.customer() == null || !product.isDeleted())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("product", id)));
    }

    /** @param version the only one to change; null for whichever is there */
    Mono<Product> change(Caller caller, UUID id, @Nullable Long version, UnaryOperator<ProductSheet> edit) {
        return alter(
                caller, present(caller, id), version, product -> product.changed(edit.apply(product.sheet()), now()));
    }

    /** Deleting what is deleted changes nothing, like restoring what is not. */
    Mono<Product> remove(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, locked(caller, id), version, product -> product.deleted(now()));
    }

    Mono<Product> restore(Caller caller, UUID id, @Nullable Long version) {
        return alter(caller, locked(caller, id), version, product -> product.restored(now()));
    }

    private Mono<Product> present(Caller caller, UUID id) {
        return locked(caller, id)
                .filter(product -> !product.isDeleted())
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        "product-deleted", "The product is deleted: restore it before you change it.")));
    }

    private Mono<Product> locked(Caller caller, UUID id) {
        return repository.lock(caller.store(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("product", id)));
    }

    private Mono<Product> alter(
            Caller caller, Mono<Product> locked, @Nullable Long version, UnaryOperator<Product> rule) {
        return locked.filter(product -> version == null || version == product.version())
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(product -> audit.was(ProductView.of(product)))
                .flatMap(product -> saved(caller, product, rule.apply(product)))
                .as(transaction::transactional);
    }

    private Mono<Product> saved(Caller caller, Product before, Product after) {
        return after.version() == before.version()
                ? Mono.just(before)
                : repository.update(caller.store(), List.of(after)).then(Mono.defer(() -> announced(caller, after)));
    }

    private Mono<Product> announced(Caller caller, Product product) {
        return outbox.append(ProductContract.message(caller.store(), product)).thenReturn(product);
    }

    private Instant now() {
        return Times.now(clock);
    }
}
