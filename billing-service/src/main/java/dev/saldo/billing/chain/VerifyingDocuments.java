package dev.saldo.billing.chain;

import dev.saldo.billing.chain.VerificationView.BrokenDocument;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes all hashes of a store again, and checks what can be checked beside them. */
@Service
class VerifyingDocuments {

    private static final int AT_ONCE = 3;

    private final Semaphore walking = new Semaphore(AT_ONCE);
    private final VerificationRepository repository;
    private final TransactionalOperator snapshot;
    private final Clock clock;

    VerifyingDocuments(VerificationRepository repository, ReactiveTransactionManager transactions, Clock clock) {
        this.repository = repository;
        this.snapshot = TransactionalOperator.create(transactions, snapshot());
        this.clock = clock;
    }

    /** As if nobody issued or paid anything meanwhile. */
    private static TransactionDefinition snapshot() {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }

    /**
     * Refused while enough others are at it: each holds a connection for as long as it walks. Its place is free before
     * the answer goes out, so that nobody finds their own last question in their way.
     */
    Mono<VerificationView> verify(UUID store) {
        return Mono.using(this::place, _ -> walk(store), Semaphore::release);
    }

    private Semaphore place() {
        if (!walking.tryAcquire()) {
            throw Problem.overloaded();
        }
        return walking;
    }

    private Mono<VerificationView> walk(UUID store) {
        return Mono.fromSupplier(Walk::new)
                .flatMap(walk -> firstFlaw(store, walk)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(finding -> view(walk, finding)))
                .as(snapshot::transactional);
    }

    private Mono<Finding> firstFlaw(UUID store, Walk walk) {
        return stations(store)
                .concatMap(station -> Mono.justOrEmpty(walk.step(station)))
                .next()
                .switchIfEmpty(Mono.defer(() -> arrive(store, walk)))
                .flatMap(finding -> lookedUp(store, finding))
                .switchIfEmpty(Mono.defer(() -> repository.unlinked(store)));
    }

    /** One piece in memory at a time. */
    private Flux<Station> stations(UUID store) {
        return repository
                .stations(store, 0)
                .expand(piece -> piece.size() < VerificationRepository.PIECE
                        ? Mono.empty()
                        : repository.stations(store, piece.getLast().link().position()))
                .concatMapIterable(piece -> piece, 1);
    }

    private Mono<Finding> arrive(UUID store, Walk walk) {
        return repository
                .head(store)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .zipWhen(_ -> repository.counters(store))
                .flatMap(end -> Mono.justOrEmpty(walk.arrive(end.getT1().orElse(null), end.getT2())));
    }

    /** A document that the chain misses may be there all the same. */
    private Mono<Finding> lookedUp(UUID store, Finding finding) {
        return switch (finding.flaw()) {
            case MISSING -> repository.withNumber(store, finding.number()).defaultIfEmpty(finding);
            case CHAIN_CHANGED -> repository.unlinked(store).defaultIfEmpty(finding);
            case CHANGED, NOT_IN_CHAIN, NUMBER_OUT_OF_ORDER, LINES_DO_NOT_ADD_UP, PAYMENTS_DO_NOT_ADD_UP ->
                Mono.just(finding);
        };
    }

    private VerificationView view(Walk walk, Optional<Finding> finding) {
        return new VerificationView(
                finding.isEmpty(),
                walk.checked(),
                finding.map(BrokenDocument::of).orElse(null),
                walk.head(),
                Times.now(clock));
    }
}
