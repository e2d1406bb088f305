package dev.saldo.chaos.load;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A store with what it sells and meters, and the sales its clients know to be confirmed.
 *
 * @param http the API with the store's key
 * @param sales grows while clients sell
 */
public record Store(
        UUID id,
        Http http,
        List<UUID> platforms,
        List<UUID> products,
        List<UUID> customers,
        List<Meter> meters,
        List<UUID> sales) {

    static Store open(
            UUID id, Http http, List<UUID> platforms, List<UUID> products, List<UUID> customers, List<Meter> meters) {
        return new Store(id, http, platforms, products, customers, meters, new CopyOnWriteArrayList<>());
    }

    List<Meter> meters(Predicate<Meter.Kind> which) {
        return meters.stream().filter(meter -> which.test(meter.kind())).toList();
    }
}
