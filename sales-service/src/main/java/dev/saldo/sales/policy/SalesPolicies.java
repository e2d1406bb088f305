package dev.saldo.sales.policy;

import dev.saldo.kit.store.Stores;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What stores chose, as identity-service last told. */
@Service
public class SalesPolicies {

    private final Stores stores;

    SalesPolicies(Stores stores) {
        this.stores = stores;
    }

    /** What they want of sales without credit; a store nobody has told of yet is not in it, and waits. */
    public Mono<Map<UUID, OnMissingCredit>> onMissingCredit(Collection<UUID> ids) {
        return stores.findAll(ids)
                .map(known -> known.values().stream()
                        .collect(Collectors.toMap(
                                store -> store.storeId(),
                                store -> OnMissingCredit.of(store.policies().onMissingCredit()))));
    }

    /** What they want of prices under their margin floor; a store nobody has told of yet is not in it, and refuses. */
    public Mono<Map<UUID, BelowMarginFloor>> belowMarginFloor(Collection<UUID> ids) {
        return stores.findAll(ids)
                .map(known -> known.values().stream()
                        .collect(Collectors.toMap(
                                store -> store.storeId(),
                                store -> BelowMarginFloor.of(store.policies().belowMarginFloor()))));
    }
}
