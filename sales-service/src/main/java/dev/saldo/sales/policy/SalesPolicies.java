package dev.saldo.sales.policy;

import dev.saldo.sales.policy.PolicyRepository.StorePolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What stores chose, for other features. */
@Service
public class SalesPolicies {

    private final PolicyRepository repository;

    SalesPolicies(PolicyRepository repository) {
        this.repository = repository;
    }

    /** What each of the stores wants of sales without credit. */
    public Mono<Map<UUID, OnMissingCredit>> onMissingCredit(Collection<UUID> stores) {
        return repository
                .find(stores)
                .collectMap(StorePolicy::store, StorePolicy::policy)
                .map(chosen -> stores.stream()
                        .distinct()
                        .collect(Collectors.toMap(
                                store -> store,
                                store -> chosen.getOrDefault(store, SalesPolicy.usual())
                                        .onMissingCredit())));
    }

    Mono<SalesPolicy> of(UUID store) {
        return repository
                .find(List.of(store))
                .collectMap(StorePolicy::store, StorePolicy::policy)
                .map(chosen -> chosen.getOrDefault(store, SalesPolicy.usual()));
    }
}
