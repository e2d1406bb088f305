package dev.saldo.sales.checkout;

import dev.saldo.kit.Pure;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.pricing.Offering;
import dev.saldo.sales.pricing.SoldPlan;
import dev.saldo.sales.sale.Decision;
import dev.saldo.sales.sale.Outcome;
import dev.saldo.sales.sale.Sale;
import dev.saldo.sales.sale.SaleState;
import dev.saldo.sales.sale.draft.DraftRules;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Confirms sales one after the other, so that a sale that is confirmed twice is so the first time only. */
@Pure
final class Confirmations {

    /**
     * What sales need to be confirmed.
     *
     * @param assortments by store
     * @param plans by sale, and then by id
     * @param customers those that can be sold to
     */
    record Facts(
            Map<UUID, Assortment> assortments, Map<UUID, Map<UUID, SoldPlan>> plans, Set<UUID> customers, Instant now) {

        DraftRules rulesFor(Sale draft) {
            return new DraftRules(
                    new Offering(
                            assortments.getOrDefault(draft.store(), Assortment.nothing()),
                            plans.getOrDefault(draft.id(), Map.of())),
                    customers.contains(draft.terms().customerId()),
                    now);
        }
    }

    private final Facts facts;
    private final Map<UUID, Sale> sales;
    private final Map<UUID, Sale> changed = new HashMap<>();

    Confirmations(Collection<Sale> found, Facts facts) {
        this.facts = facts;
        this.sales = new HashMap<>(found.stream().collect(Collectors.toMap(Sale::id, Function.identity())));
    }

    /** All of them, in order. */
    List<Confirmation> all(List<Confirmation.Wish> wishes) {
        return wishes.stream().map(this::confirm).toList();
    }

    /** The sales as they have to be stored. */
    List<Sale> changed() {
        return List.copyOf(changed.values());
    }

    private Confirmation confirm(Confirmation.Wish wish) {
        var present = sales.get(wish.saleId());
        if (present == null || !wish.mayName(present)) {
            return new Confirmation(wish, null, null);
        }
        var outcome = outcome(present, present.state().confirm(facts.now(), wish.subject()));
        if (outcome instanceof Outcome.Changed(var next)) {
            sales.put(next.id(), next);
            changed.put(next.id(), next);
        }
        return new Confirmation(wish, present, outcome);
    }

    private Outcome outcome(Sale present, Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var next) -> agreed(present, next);
            case Decision.Unchanged _ -> new Outcome.Unchanged(present);
            case Decision.Refused(var reason) -> new Outcome.Refused(present, reason);
        };
    }

    private Outcome agreed(Sale draft, SaleState confirmed) {
        return facts.rulesFor(draft).agreed(draft, confirmed);
    }
}
