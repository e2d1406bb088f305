package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.tariff.Tariff;
import dev.saldo.sales.tariff.TaxTerm;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber agreed to: one published version of a plan in one currency, as it was then.
 *
 * @param rank orders plans: to a higher one is an upgrade; null where the store has no order
 * @param graceDays how many days after it fell past due an unpaid subscription expires
 * @param autoClose after how many whole periods it closes; null for never
 * @param supply where it is bought; null for the preferred offer of its product
 */
@Pure
public record PlanTerms(
        UUID planId,
        int version,
        UUID productId,
        String name,
        @Nullable String sku,
        @Nullable Integer rank,
        Interval interval,
        Tariff tariff,
        int minimumQuantity,
        int trialDays,
        TrialEnd trialEnd,
        int graceDays,
        @Nullable Integer autoClose,
        boolean pausable,
        boolean renewable,
        List<TaxTerm> taxes,
        @Nullable Supply supply) {

    /** What becomes of a trial for which nobody said how it will be paid. */
    public enum TrialEnd {
        CONVERT,
        END
    }
}
