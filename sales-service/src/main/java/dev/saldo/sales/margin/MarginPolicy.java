package dev.saldo.sales.margin;

import dev.saldo.sales.policy.BelowMarginFloor;
import dev.saldo.sales.policy.SalesPolicies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What a store chose about prices under their margin floor. */
@Service
public class MarginPolicy {

    private final SalesPolicies policies;

    MarginPolicy(SalesPolicies policies) {
        this.policies = policies;
    }

    /** Of those of the stores that are known; the others refuse. */
    public Mono<Map<UUID, BelowMarginFloor>> of(Collection<UUID> stores) {
        return policies.belowMarginFloor(stores);
    }

    public Mono<BelowMarginFloor> of(UUID store) {
        return of(List.of(store)).map(choices -> choices.getOrDefault(store, BelowMarginFloor.REFUSE));
    }

    /** Fails with a problem where nobody may approve anything. */
    public Mono<Void> requireApprovals(UUID store) {
        return of(store)
                .filter(choice -> choice == BelowMarginFloor.APPROVE)
                .switchIfEmpty(Mono.error(MarginProblems::notApproved))
                .then();
    }
}
