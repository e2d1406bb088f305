package dev.saldo.sales.subscription;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.store.Stores;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.Choice;
import dev.saldo.sales.copy.Copies;
import dev.saldo.sales.cycle.Precision;
import dev.saldo.sales.cycle.Proration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what decisions need to know: the store's clock and habits, and who supplies what. */
@Service
class FactsReader {

    private final Stores stores;
    private final StoreClock clock;
    private final Copies copies;

    FactsReader(Stores stores, StoreClock clock, Copies copies) {
        this.stores = stores;
        this.clock = clock;
        this.copies = copies;
    }

    /** For acts on one subscription that may come to have these items. */
    Mono<Facts> of(UUID store, Collection<Item> items) {
        return read(Map.of(store, productsOf(items.stream()))).map(facts -> Objects.requireNonNull(facts.get(store)));
    }

    /** For what needs no offers, by store. */
    Mono<Map<UUID, Facts>> ofStores(Set<UUID> stores) {
        return read(stores.stream().collect(Collectors.toMap(store -> store, _ -> Set.<UUID>of())));
    }

    /** For many at once, by store. */
    Mono<Map<UUID, Facts>> of(Collection<Subscription> subscriptions) {
        return read(subscriptions.stream()
                .collect(groupingBy(
                        Subscription::store,
                        Collectors.flatMapping(
                                subscription -> productsOf(subscription.itemsToCome().stream()).stream(),
                                Collectors.toSet()))));
    }

    private Mono<Map<UUID, Facts>> read(Map<UUID, Set<UUID>> products) {
        return stores.findAll(products.keySet())
                .zipWhen(_ -> clock.now(products.keySet()))
                .flatMap(known -> Flux.fromIterable(products.entrySet())
                        .concatMap(store -> supplied(store.getKey(), store.getValue())
                                .map(assortment -> Map.entry(
                                        store.getKey(),
                                        facts(
                                                known.getT1().get(store.getKey()),
                                                known.getT2().in(store.getKey()),
                                                store.getValue(),
                                                assortment))))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Mono<Assortment> supplied(UUID store, Set<UUID> products) {
        return products.isEmpty()
                ? Mono.just(Assortment.nothing())
                : copies.known(
                        store,
                        products.stream()
                                .map(product -> new Choice(product, null))
                                .toList());
    }

    /** A store nobody has told of yet is run as usual, in UTC. */
    private static Facts facts(@Nullable StoreChanged store, Instant now, Set<UUID> products, Assortment assortment) {
        var told = store == null ? null : store.policies().subscriptions();
        var habits = told == null ? StoreChanged.Subscriptions.USUAL : told;
        var zone = store == null ? ZoneOffset.UTC : ZoneId.of(store.timeZone());
        return new Facts(
                now,
                new Proration(precision(habits.proration()), zone),
                habits.trialReminderDays(),
                offers(products, assortment, now),
                Ids::next);
    }

    private static Precision precision(String wire) {
        return Precision.valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Map<UUID, Supply> offers(Set<UUID> products, Assortment assortment, Instant now) {
        var offers = new HashMap<UUID, Supply>();
        for (var product : products) {
            var offer = assortment.offer(new Choice(product, null));
            var price = offer == null ? null : offer.priceAt(now);
            if (offer != null && price != null) {
                offers.put(product, new Supply(offer.platformId(), price));
            }
        }
        return offers;
    }

    /** Of those that are bought from whoever offers them. */
    private static Set<UUID> productsOf(Stream<Item> items) {
        return items.map(Item::plan)
                .filter(plan -> plan.supply() == null)
                .map(PlanTerms::productId)
                .collect(Collectors.toSet());
    }
}
