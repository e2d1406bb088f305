package dev.saldo.sales.migration;

import dev.saldo.money.Money;
import dev.saldo.sales.migration.AffectedSubscriptions.Count;
import dev.saldo.sales.subscription.Move;
import java.util.List;
import java.util.UUID;

/**
 * What a migration would do if it were done now.
 *
 * @param subscriptions how many would be moved
 * @param unaffected how many of the plan it is not about: there already, not begun, over, or of another version
 * @param refused the first of those that could not be moved
 * @param perPeriod what those that would be moved come to in a whole period, each in its own
 * @param dueNow what would be billed at once, less what would be given back
 * @param dearer how many would pay more for a period
 * @param complete false when there are so many that only the first were looked at, in the order they were written
 */
record ImpactView(
        UUID planId,
        int toVersion,
        String when,
        int subscriptions,
        long unaffected,
        List<RefusedView> refused,
        int refusedCount,
        List<PeriodView> perPeriod,
        List<Money> dueNow,
        int dearer,
        int cheaper,
        int same,
        boolean complete) {

    record RefusedView(UUID subscriptionId, String number, String code, String detail) {

        static RefusedView of(Move.Refused refused) {
            return new RefusedView(refused.subscriptionId(), refused.number(), refused.code(), refused.detail());
        }
    }

    record PeriodView(String currency, Money before, Money after) {

        static PeriodView of(Impact.Sums sums) {
            return new PeriodView(sums.before().currency().getCurrencyCode(), sums.before(), sums.after());
        }
    }

    static ImpactView of(MigrationOrder order, Impact impact, Count count) {
        return new ImpactView(
                order.planId(),
                order.toVersion(),
                order.timing().wire(),
                impact.moved(),
                count.unaffected(),
                impact.refused().stream().map(RefusedView::of).toList(),
                impact.refusedCount(),
                impact.perPeriod().stream().map(PeriodView::of).toList(),
                impact.dueNow(),
                impact.dearer(),
                impact.cheaper(),
                impact.same(),
                impact.moved() + impact.refusedCount() >= count.affected());
    }
}
