package dev.saldo.identity.store;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.kit.outbox.OutboxMessage;

/** What others learn of a store. */
final class StoreContract {

    private StoreContract() {}

    static OutboxMessage changed(Store store) {
        var settings = store.settings();
        var body = new StoreChanged(
                store.id(),
                settings.name(),
                store.slug(),
                store.test(),
                settings.currency(),
                settings.zone(),
                settings.language(),
                settings.country(),
                settings.sold().announced(),
                settings.decided().announced(),
                store.version());
        return OutboxMessage.of(Topics.STORE_CHANGED, store.id(), store.id(), body);
    }
}
