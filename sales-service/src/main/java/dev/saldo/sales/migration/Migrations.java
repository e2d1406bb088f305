package dev.saldo.sales.migration;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.sales.migration.AffectedSubscriptions.Reference;
import dev.saldo.sales.subscription.Move;
import dev.saldo.sales.subscription.PlanMoves;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Begins migrations and takes them back, and shows before what they come to. */
@Service
class Migrations {

    /** So many subscriptions are looked at for what a migration comes to. */
    static final int MOST_SHOWN = 100_000;

    private static final int PAGE = 500;

    private final MigrationRepository repository;
    private final AffectedSubscriptions affected;
    private final PlanMoves moves;
    private final StoreClock clock;
    private final Audit audit;

    Migrations(
            MigrationRepository repository,
            AffectedSubscriptions affected,
            PlanMoves moves,
            StoreClock clock,
            Audit audit) {
        this.repository = repository;
        this.affected = affected;
        this.moves = moves;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param last the row after which the next begins */
    private record Piece(List<Move> moves, long last, boolean isFull) {}

    /** Catalog may be asked for a product, so this comes before the transaction. */
    Mono<MigrationOrder> prepare(Caller caller, MigrationRequest request) {
        request.check();
        return moves.newest(caller.store(), request.planId()).map(version -> request.order(caller, version));
    }

    /** A piece after the other, so that however many they are, few are in memory. */
    Mono<ImpactView> preview(MigrationOrder order) {
        return affected.count(order)
                .flatMap(count -> piece(order, 0)
                        .expand(piece -> piece.isFull() ? piece(order, piece.last()) : Mono.empty())
                        .take(MOST_SHOWN / PAGE)
                        .collect(Impact::new, (impact, piece) -> piece.moves().forEach(impact::add))
                        .map(impact ->
                                ImpactView.of(order, impact, count.unaffected(), count.affected() <= MOST_SHOWN)));
    }

    /** Needs a transaction. */
    Mono<Migration> start(MigrationOrder order) {
        var id = Ids.next();
        var store = order.store();
        return clock.now(store)
                .flatMap(now -> repository
                        .begin(id, order, now)
                        .switchIfEmpty(Mono.error(Migrations::running))
                        .delayUntil(row ->
                                affected.enlist(order, row).flatMap(total -> repository.total(store, row, total)))
                        .flatMap(row -> repository.finish(store, row, now)))
                .then(Mono.defer(() -> repository.find(store, id)));
    }

    Mono<Migration> find(UUID store, UUID id) {
        return repository.find(store, id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    Mono<Page<Migration>> list(UUID store, Paging paging) {
        return repository.list(store, paging);
    }

    Mono<Page<ItemView>> items(UUID store, UUID id, @Nullable ItemState state, Paging paging) {
        return find(store, id).flatMap(migration -> repository.items(migration, state, paging));
    }

    /** What is being moved in that moment is moved first. Needs a transaction. */
    Mono<Migration> withdraw(UUID store, UUID id) {
        return repository
                .lock(store, id)
                .switchIfEmpty(Mono.error(() -> notFound(id)))
                .filter(migration -> migration.state() == MigrationState.RUNNING)
                .switchIfEmpty(Mono.error(Migrations::over))
                .delayUntil(migration -> audit.was(MigrationView.of(migration)))
                .zipWhen(_ -> clock.now(store))
                .flatMap(known -> repository.withdraw(store, known.getT1().row(), known.getT2()))
                .then(Mono.defer(() -> repository.find(store, id)));
    }

    private Mono<Piece> piece(MigrationOrder order, long after) {
        return affected.page(order, after, PAGE)
                .filter(found -> !found.isEmpty())
                .flatMap(found -> moves.look(
                                order.moves(), found.stream().map(Reference::id).toList())
                        .map(moved -> new Piece(moved, found.getLast().row(), found.size() == PAGE)));
    }

    private static Problem notFound(UUID id) {
        return Problem.notFound("migration", id);
    }

    private static Problem running() {
        return Problem.conflict("migration-running", "Subscriptions of this plan are being moved already.");
    }

    private static Problem over() {
        return Problem.conflict("nothing-to-withdraw", "The migration is over.");
    }
}
