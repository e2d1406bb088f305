package dev.saldo.chaos.load;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A store with what it sells and meters, and the sales and subscriptions its clients know to be confirmed.
 *
 * @param http the API with the store's key
 * @param plans of which subscriptions are made
 * @param sales grows while clients sell
 * @param subscriptions grows while clients subscribe
 */
public record Store(
        UUID id,
        Http http,
        List<UUID> platforms,
        List<UUID> products,
        List<UUID> plans,
        List<UUID> customers,
        List<Meter> meters,
        List<UUID> sales,
        List<UUID> subscriptions) {

    static Store open(
            UUID id,
            Http http,
            List<UUID> platforms,
            List<UUID> products,
            List<UUID> plans,
            List<UUID> customers,
            List<Meter> meters) {
        return new Store(
                id,
                http,
                platforms,
                products,
                plans,
                customers,
                meters,
                new CopyOnWriteArrayList<>(),
                new CopyOnWriteArrayList<>());
    }

    List<Meter> meters(Predicate<Meter.Kind> which) {
        return meters.stream().filter(meter -> which.test(meter.kind())).toList();
    }
}
