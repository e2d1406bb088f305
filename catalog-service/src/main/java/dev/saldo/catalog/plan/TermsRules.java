package dev.saldo.catalog.plan;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a plan's terms have to be. */
final class TermsRules {

    static final int LONGEST_NAME = 200;
    static final int MOST_TAXES = 10;

    private static final int TWO_YEARS = 730;
    private static final int ONE_YEAR = 365;
    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_PERIODS = 1_200;

    private final Faults faults;
    private final Known known;

    TermsRules(Faults faults, Known known) {
        this.faults = faults;
        this.known = known;
    }

    void check(WrittenTerms terms) {
        checkName(terms.name());
        checkPeriod(terms);
        new PriceRules(faults).check(terms.prices());
        faults.range("/minimumQuantity", terms.minimumQuantity(), 1, MOST_UNITS);
        faults.range("/trialDays", terms.trialDays(), 0, TWO_YEARS);
        if (terms.trialEnd() != null && TrialEnd.of(terms.trialEnd()) == null) {
            faults.at("/trialEnd", "must be convert or end");
        }
        faults.range("/graceDays", terms.graceDays(), 0, ONE_YEAR);
        faults.range("/autoClose", terms.autoClose(), 1, MOST_PERIODS);
        checkTaxes(terms.taxIds());
        if (terms.supply() != null) {
            checkSupply(terms.supply());
        }
    }

    private void checkName(@Nullable String name) {
        if (faults.required("/name", name) && name != null && name.isBlank()) {
            faults.at("/name", "must not be blank");
        }
        faults.text("/name", name, LONGEST_NAME);
    }

    private void checkPeriod(WrittenTerms terms) {
        var period = Period.of(terms.period());
        if (faults.required("/period", terms.period()) && period == null) {
            faults.at("/period", "must be one of daily, weekly, monthly, yearly");
        }
        faults.range("/interval", terms.interval(), 1, period == null ? Period.DAILY.longest() : period.longest());
    }

    private void checkTaxes(@Nullable List<UUID> taxes) {
        if (taxes == null) {
            return;
        }
        if (taxes.size() > MOST_TAXES) {
            faults.at("/taxIds", "must be at most " + MOST_TAXES);
        }
        var seen = new HashSet<UUID>();
        for (var index = 0; index < taxes.size(); index++) {
            var tax = taxes.get(index);
            var pointer = "/taxIds/" + index;
            if (!faults.required(pointer, tax)) {
                continue;
            }
            if (!seen.add(tax)) {
                faults.at(pointer, "is there already");
            } else if (!known.hasTax(tax)) {
                faults.at(pointer, "is not a tax of this store, or a deleted one");
            }
        }
    }

    private void checkSupply(WrittenSupply supply) {
        var price = supply.buyingPrice();
        var hasPlatform = faults.required("/supply/platformId", supply.platformId());
        var hasPrice = faults.required("/supply/buyingPrice", price);
        if (price != null && price.isNegative()) {
            faults.at("/supply/buyingPrice", "must not be negative");
        }
        if (supply.platformId() == null || (hasPlatform && hasPrice && known.hasSupply(supply.supply()))) {
            return;
        }
        var platform = known.platform(supply.platformId());
        if (platform == null || platform.isDeleted()) {
            faults.at("/supply/platformId", "is not a platform of this store, or a deleted one");
        } else if (price != null && !platform.dealsIn(price)) {
            faults.at("/supply/buyingPrice/currency", "must be the platform's currency");
        }
    }
}
