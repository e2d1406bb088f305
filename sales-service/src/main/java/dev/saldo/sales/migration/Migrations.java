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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Begins migrations and takes them back, and shows before what they come to. */
@Service
class Migrations {

    /** So many subscriptions are looked at for what a migration comes to. */
    static final int MOST_SHOWN = 100_000;

    private final MigrationRepository repository;
    private final AffectedSubscriptions affected;
    private final PlanMoves moves;
    private final StoreClock clock;
    private final Audit audit;
    private final MigrationProperties properties;
    private final Clock wall;

    Migrations(
            MigrationRepository repository,
            AffectedSubscriptions affected,
            PlanMoves moves,
            StoreClock clock,
            Audit audit,
            MigrationProperties properties,
            Clock wall) {
        this.repository = repository;
        this.affected = affected;
        this.moves = moves;
        this.clock = clock;
        this.audit = audit;
        this.properties = properties;
        this.wall = wall;
    }

    /**
     * Some of the subscriptions a preview looks at.
     *
     * @param last the row after which the next begins
     * @param looked how many were looked at by then
     */
    private record Piece(List<Move> moves, long last, int looked) {
        static final Piece NONE = new Piece(List.of(), 0, 0);

        Piece next(List<Move> then, long row) {
            return new Piece(then, row, looked + then.size());
        }
    }

    /** Catalog may be asked for a product, so this comes before the transaction. */
    Mono<MigrationOrder> prepare(Caller caller, MigrationRequest request) {
        request.check();
        return moves.newest(caller.store(), request.planId()).map(version -> request.order(caller, version));
    }

    /** A piece after the other, so that however many they are, few are in memory. */
    Mono<ImpactView> preview(MigrationOrder order) {
        return affected.count(order)
                .flatMap(count -> pieces(order)
                        .collect(Impact::new, (impact, piece) -> piece.moves().forEach(impact::add))
                        .map(impact -> ImpactView.of(order, impact, count)));
    }

    private Flux<Piece> pieces(MigrationOrder order) {
        return Flux.defer(() -> {
            var until = wall.instant().plus(properties.previewFor());
            return piece(order, Piece.NONE)
                    .expand(piece ->
                            piece.looked() < MOST_SHOWN && wall.instant().isBefore(until)
                                    ? piece(order, piece)
                                    : Mono.empty());
        });
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

    private Mono<Piece> piece(MigrationOrder order, Piece before) {
        return affected.page(order, before.last(), properties.batch())
                .filter(found -> !found.isEmpty())
                .flatMap(found -> moves.look(
                                order.moves(), found.stream().map(Reference::id).toList())
                        .map(moved -> before.next(moved, found.getLast().row())));
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
