package dev.saldo.chaos.load;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A store with what it sells, and the sales its clients know to be confirmed.
 *
 * @param http the API with the store's key
 * @param sales grows while clients sell
 */
public record Store(
        UUID id, Http http, List<UUID> platforms, List<UUID> products, List<UUID> customers, List<UUID> sales) {

    static Store open(UUID id, Http http, List<UUID> platforms, List<UUID> products, List<UUID> customers) {
        return new Store(id, http, platforms, products, customers, new CopyOnWriteArrayList<>());
    }
}
