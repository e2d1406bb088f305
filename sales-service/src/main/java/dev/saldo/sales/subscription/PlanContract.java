package dev.saldo.sales.subscription;

import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.tariff.CatalogContract;
import dev.saldo.sales.tariff.TaxTerm;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plans as catalog publishes them, in the words of subscriptions. */
final class PlanContract {

    private PlanContract() {}

    /** The version new subscriptions begin with; null of what is deleted, or was never published. */
    static @Nullable PlanVersion newest(@Nullable PlanChanged plan) {
        return plan == null || plan.deleted() || plan.versions().isEmpty()
                ? null
                : plan.versions().getLast();
    }

    static boolean isOnSale(PlanChanged plan, LocalDate today) {
        var begun = plan.validFrom() == null || !today.isBefore(plan.validFrom());
        var over = plan.validUntil() != null && !today.isBefore(plan.validUntil());
        return plan.active() && begun && !over;
    }

    /** The taxes of the version that apply to the customer. */
    static List<TaxTerm> taxes(PlanVersion version, Collection<TaxChanged> known, @Nullable Customer customer) {
        return known.stream()
                .filter(tax -> version.taxIds().contains(tax.taxId()) && applies(tax, customer))
                .map(CatalogContract::tax)
                .toList();
    }

    static PlanTerms terms(
            PlanChanged plan, PlanVersion version, PlanPrice price, @Nullable String sku, List<TaxTerm> taxes) {
        var supply = version.supply();
        return new PlanTerms(
                plan.planId(),
                version.number(),
                plan.productId(),
                version.name(),
                sku,
                plan.rank(),
                new Interval(Interval.Unit.valueOf(version.period().toUpperCase(Locale.ROOT)), version.interval()),
                CatalogContract.tariff(price),
                version.minimumQuantity(),
                version.trialDays(),
                PlanTerms.TrialEnd.valueOf(version.trialEnd().toUpperCase(Locale.ROOT)),
                version.graceDays(),
                version.autoClose(),
                version.pausable(),
                version.renewable(),
                taxes,
                supply == null ? null : new Supply(supply.platformId(), supply.buyingPrice()));
    }

    private static boolean applies(TaxChanged tax, @Nullable Customer customer) {
        var address = customer == null ? null : customer.address();
        return tax.active()
                && !tax.deleted()
                && (tax.country() == null || (address != null && tax.country().equals(address.country())));
    }
}
