package dev.saldo.sales.waiting;

import dev.saldo.sales.sale.SaleState;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.Step;
import dev.saldo.sales.subscription.Charge;
import dev.saldo.sales.subscription.Charges;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets waiting sales go when their credits may be there. Needs a transaction. */
@Service
public class WaitingRoom {

    private static final Logger log = LoggerFactory.getLogger(WaitingRoom.class);

    /** Sales released at once; when one of them completes, the next round runs. */
    private static final int MOST_RELEASED = 500;

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;

    private final Credits credits;
    private final QueueRepository queue;
    private final Sales sales;
    private final Charges charges;

    WaitingRoom(Credits credits, QueueRepository queue, Sales sales, Charges charges) {
        this.credits = credits;
        this.queue = queue;
        this.sales = sales;
        this.charges = charges;
    }

    private record Round(UUID store, ReleaseWalk walk, QueuePosition position, int pages, boolean over) {
        static Round first(UUID store) {
            return new Round(store, ReleaseWalk.start(MOST_RELEASED), QueuePosition.start(), 0, false);
        }

        Round past(ReleaseWalk walked, List<WaitingSale> page) {
            var over = walked.full() || page.size() < PAGE || pages + 1 == MOST_PAGES;
            return new Round(store, walked, position.behind(page), pages + 1, over);
        }
    }

    /**
     * One at a time acts on a store's credits. To be called before anything else of the transaction, or it could wait
     * for one that waits for it.
     */
    public Mono<Void> lock(Collection<UUID> stores) {
        return credits.lock(stores);
    }

    /**
     * Releases, oldest first, what the known credits of each store allow: charges of subscriptions, which customers are
     * already using, and then sales.
     */
    public Mono<Void> release(Collection<UUID> stores) {
        return queue.storesWithWaiting(stores)
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(store -> releaseCharges(store).then(Mono.defer(() -> release(store))))
                .then();
    }

    private Mono<Void> releaseCharges(UUID store) {
        return charges.waiting(store, MOST_RELEASED)
                .collectList()
                .filter(waiting -> !waiting.isEmpty())
                .flatMap(waiting -> {
                    var queued = queued(waiting);
                    var platforms = platforms(queued);
                    return credits.available(store, platforms)
                            .zipWhen(_ -> charges.claimed(store, platforms))
                            .map(known -> ReleaseWalk.start(MOST_RELEASED)
                                    .knowing(known.getT1(), known.getT2())
                                    .past(queued))
                            .flatMap(walk -> charges.askAgain(waiting.stream()
                                    .filter(charge -> walk.released().contains(charge.id()))
                                    .toList()));
                });
    }

    private static List<WaitingSale> queued(List<Charge> waiting) {
        return IntStream.range(0, waiting.size())
                .mapToObj(index -> queued(index, waiting.get(index)))
                .toList();
    }

    private static WaitingSale queued(long place, Charge charge) {
        var costs = new HashMap<UUID, Long>();
        charge.costs().forEach((platform, cost) -> costs.put(platform, cost.minor()));
        return new WaitingSale(place, charge.id(), charge.dueAt(), costs);
    }

    private Mono<Void> release(UUID store) {
        return walk(Round.first(store))
                .expand(round -> round.over() ? Mono.empty() : walk(round))
                .last()
                .flatMap(round -> go(store, round.walk().released()));
    }

    private Mono<Round> walk(Round round) {
        return queue.next(round.store(), round.position(), round.walk().closed(), PAGE)
                .flatMap(page -> credits.available(round.store(), platforms(page))
                        .zipWhen(_ -> queue.claimed(round.store(), platforms(page)))
                        .map(known -> round.walk().knowing(known.getT1(), known.getT2()))
                        .map(walk -> round.past(walk.past(page), page)));
    }

    private Mono<Void> go(UUID store, List<UUID> released) {
        return sales.step(released.stream()
                        .map(sale -> new Step(store, sale, SaleState::release))
                        .toList())
                .doOnNext(outcomes -> log.debug("store {}: {} waiting sales released", store, outcomes.size()))
                .then();
    }

    private static List<UUID> platforms(List<WaitingSale> page) {
        return page.stream()
                .flatMap(sale -> sale.costs().keySet().stream())
                .distinct()
                .toList();
    }
}
