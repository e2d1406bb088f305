package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.Decision.Accepted;
import dev.saldo.catalog.offer.Decision.Refused;
import dev.saldo.catalog.platform.Platforms;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What can be done with the offers of one product. */
@Service
public class Offers {

    private final SupplyRepository repository;
    private final Supplies supplies;
    private final Platforms platforms;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Offers(
            SupplyRepository repository,
            Supplies supplies,
            Platforms platforms,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.repository = repository;
        this.supplies = supplies;
        this.platforms = platforms;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who supplies the product now, the oldest first; empty when there is no such product. */
    public Mono<List<OfferView>> current(UUID store, UUID product) {
        return scene(store, product, List.of()).map(Offers::views);
    }

    Mono<OfferView> find(UUID store, UUID product, UUID offer) {
        return current(store, product)
                .flatMapIterable(views -> views)
                .filter(view -> view.id().equals(offer))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("offer", offer)));
    }

    /** Makes sure the platform is known, if it exists at all; asks its service, so not for inside a transaction. */
    Mono<Void> prepare(Caller caller, AddOfferRequest request) {
        return platforms.learn(caller.store(), List.of(request.platformId()));
    }

    Mono<Outcome> add(Caller caller, UUID product, AddOfferRequest request) {
        var offer = Ids.next();
        return locked(caller, product, List.of(request.platformId()))
                .flatMap(scene ->
                        outcome(caller, scene, offer, scene.supply().add(offer, request.terms(scene), scene.now())))
                .as(transaction::transactional);
    }

    /** @param version the only one to change; null for whichever is there */
    Mono<Outcome> change(Caller caller, UUID product, UUID offer, @Nullable Long version, ChangeOfferRequest request) {
        return locked(caller, product, List.of())
                .flatMap(scene -> outcome(caller, scene, offer, request.decide(scene, required(scene, offer, version))))
                .as(transaction::transactional);
    }

    Mono<Void> end(Caller caller, UUID product, UUID offer, @Nullable Long version) {
        return locked(caller, product, List.of())
                .delayUntil(scene -> save(
                        caller,
                        scene,
                        scene.supply().without(required(scene, offer, version).id())))
                .flatMap(scene -> wrote(scene, offer, null))
                .as(transaction::transactional);
    }

    private static Offer required(Scene scene, UUID id, @Nullable Long version) {
        var offer = scene.supply().find(id);
        if (offer == null) {
            throw Problem.notFound("offer", id);
        }
        if (version != null && version != offer.version()) {
            throw Problem.stale();
        }
        return offer;
    }

    private Mono<Outcome> outcome(Caller caller, Scene scene, UUID offer, Decision decision) {
        return switch (decision) {
            case Accepted(var next) ->
                save(caller, scene, next)
                        .then(Mono.defer(
                                () -> find(caller.store(), scene.supply().productId(), offer)))
                        .delayUntil(view -> wrote(scene, offer, view))
                        .map(Outcome.Done::new);
            case Refused(var reason) -> Mono.just(new Outcome.Refused(reason));
        };
    }

    private Mono<Void> save(Caller caller, Scene scene, Supply next) {
        return supplies.save(caller, List.of(new SupplyChange(scene.supply(), next)), scene.now())
                .flatMap(outbox::append);
    }

    /** An offer is a part of its product, so the audit keeps it there. */
    private Mono<Void> wrote(Scene scene, UUID offer, @Nullable OfferView after) {
        var before = scene.supply().find(offer);
        return audit.wrote(
                scene.supply().productId(),
                after == null ? null : after.version(),
                before == null ? null : OfferView.of(before, scene.platform(before.platformId()), scene.now()),
                after);
    }

    private Mono<Scene> locked(Caller caller, UUID product, List<UUID> platformsToo) {
        return repository
                .lockDeleted(caller.store(), product)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("product", product)))
                .filter(deleted -> !deleted)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("product-deleted", "The product is deleted.")))
                .flatMap(_ -> scene(caller.store(), product, platformsToo));
    }

    private Mono<Scene> scene(UUID store, UUID product, List<UUID> platformsToo) {
        var now = Times.now(clock);
        return supplies.load(store, List.of(product), now)
                .mapNotNull(found -> found.get(product))
                .flatMap(supply -> platforms
                        .find(store, supply.platformsAnd(platformsToo))
                        .map(known -> new Scene(supply, known, now)));
    }

    private static List<OfferView> views(Scene scene) {
        return OfferView.of(scene.supply(), scene.platforms(), scene.now());
    }
}
