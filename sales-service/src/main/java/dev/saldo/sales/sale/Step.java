package dev.saldo.sales.sale;

import dev.saldo.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Something that is to happen to a sale: the rule decides from the state whether it does.
 *
 * @param landedCosts what the credits had cost that it took, by platform, as far as that is known
 */
public record Step(UUID store, UUID saleId, Function<SaleState, Decision> rule, Map<UUID, Money> landedCosts) {

    public Step(UUID store, UUID saleId, Function<SaleState, Decision> rule) {
        this(store, saleId, rule, Map.of());
    }

    /** What the steps that concern the sale do to it, one after the other. */
    static Outcome apply(Sale sale, List<Step> steps) {
        var state = sale.state();
        var costed = sale;
        Outcome last = new Outcome.Unchanged(sale);
        for (var step : steps) {
            if (!step.saleId().equals(sale.id())) {
                continue;
            }
            switch (step.rule().apply(state)) {
                case Decision.Accepted(var next) -> {
                    state = next;
                    costed = costed.landed(step.landedCosts());
                    last = new Outcome.Changed(costed.in(next));
                }
                case Decision.Unchanged _ -> {}
                case Decision.Refused(var reason) -> last = refused(last, sale, reason);
            }
        }
        return last;
    }

    /** A refusal undoes nothing that happened before it. */
    private static Outcome refused(Outcome before, Sale sale, Refusal reason) {
        return before instanceof Outcome.Changed ? before : new Outcome.Refused(sale, reason);
    }
}
