package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import dev.saldo.sales.cycle.Proration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know beside the subscription.
 *
 * @param now by the store's clock
 * @param proration how the store counts, and in which time zone
 * @param trialReminderDays how many days before its end a customer is reminded of a trial
 * @param offers who supplies which product now, for one unit and period
 * @param ids makes the ids of charges
 */
@Pure
record Facts(Instant now, Proration proration, int trialReminderDays, Map<UUID, Supply> offers, Supplier<UUID> ids) {

    LocalDate today() {
        return LocalDate.ofInstant(now, proration.zone());
    }

    /** When a day begins in the store. */
    Instant midnight(LocalDate day) {
        return day.atStartOfDay(proration.zone()).toInstant();
    }

    /** The same moment's facts for what fell due earlier. */
    Facts at(LocalDate day) {
        return asOf(midnight(day));
    }

    /** The same, at another moment. */
    Facts asOf(Instant moment) {
        return new Facts(moment, proration, trialReminderDays, offers, ids);
    }

    /** Whether somebody sells it. */
    boolean isSupplied(PlanTerms plan) {
        return supplyNow(plan) != null;
    }

    /** Where an item of the plan is bought; null where nobody sells it. */
    @Nullable
    Supply supplyNow(PlanTerms plan) {
        return plan.supply() == null ? offers.get(plan.productId()) : plan.supply();
    }

    /** Where an item of the plan is bought; throws {@link Unbillable} where nobody sells it. */
    Supply supplyOf(PlanTerms plan) {
        var supply = supplyNow(plan);
        if (supply == null) {
            throw new Unbillable(Unbillable.Cause.NOT_SUPPLIED, plan.name());
        }
        return supply;
    }
}
