package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.kit.inbox.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The taxes as catalog last told them. */
@Repository
public class Taxes {

    private final CopyTable<TaxChanged> copies;

    Taxes(DatabaseClient db) {
        this.copies = new CopyTable<>(db, "tax_copy", TaxChanged.class, TaxChanged::taxId, TaxChanged::version);
    }

    /** Those that are known, in the order asked; inactive and deleted ones with them. */
    public Mono<List<TaxChanged>> of(UUID store, Collection<UUID> ids) {
        return copies.find(ids.stream().map(id -> new CopyKey(store, id)).toList())
                .collectList();
    }

    /** Those of any stores that are known, by id. */
    public Mono<Map<UUID, TaxChanged>> findAll(Collection<CopyKey> taxes) {
        return copies.find(taxes).collectMap(TaxChanged::taxId);
    }

    Mono<Void> apply(List<Event<TaxChanged>> events) {
        return copies.apply(events);
    }

    Mono<Void> learn(UUID store, TaxChanged tax) {
        return copies.learn(store, tax);
    }
}
