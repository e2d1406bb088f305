package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.subscription.Decision.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a subscription to another version of its plan. A price that was agreed and the add-ons stay; so does the
 * quantity, unless the version has a higher minimum.
 */
@Pure
final class Moving {

    private final Subscription subscription;
    private final @Nullable PlanTerms terms;

    /** @param terms of the version, in the currency of the subscription; null where it has no price in it */
    Moving(Subscription subscription, @Nullable PlanTerms terms) {
        this.subscription = subscription;
        this.terms = terms;
    }

    /** What it comes to have if it can be moved. */
    List<Item> items() {
        return terms == null ? subscription.items() : movedTo(terms);
    }

    Decision ask(Acts acts, Moment when, ProrationMode mode) {
        if (terms == null) {
            return new Refused(Refusal.NOT_PRICED);
        }
        var plan = subscription.plan();
        if (!plan.planId().equals(terms.planId())) {
            return new Refused(Refusal.OTHER_PLAN);
        }
        if (plan.version() >= terms.version()) {
            return new Refused(Refusal.ALREADY_THERE);
        }
        var planned = subscription.state().change();
        return planned != null && !isAMove(planned)
                ? new Refused(Refusal.CHANGE_SCHEDULED)
                : acts.change(movedTo(terms), when, mode, null);
    }

    /** Whether a planned change does nothing but this, so that nothing is lost when this comes instead. */
    private boolean isAMove(PlannedChange planned) {
        var then = planned.items();
        var plan = then.getFirst().plan();
        if (!plan.planId().equals(subscription.plan().planId())) {
            return false;
        }
        var moved = movedTo(plan);
        if (moved.size() != then.size()) {
            return false;
        }
        for (var index = 0; index < moved.size(); index++) {
            var item = moved.get(index);
            if (!item.id().equals(then.get(index).id()) || !item.costsLike(then.get(index))) {
                return false;
            }
        }
        return true;
    }

    private List<Item> movedTo(PlanTerms plan) {
        var main = subscription.main();
        var items = new ArrayList<>(subscription.items());
        var quantity = Math.max(main.quantity(), plan.minimumQuantity());
        items.set(0, new Item(main.id(), plan, quantity, main.unitPrice(), null));
        return List.copyOf(items);
    }
}
