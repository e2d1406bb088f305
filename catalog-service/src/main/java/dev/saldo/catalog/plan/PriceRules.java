package dev.saldo.catalog.plan;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan's prices have to be. */
final class PriceRules {

    static final int MOST_PRICES = 20;

    /** Of all prices of a version together; a plan's event has all of all versions. */
    static final int MOST_TIERS = 100;

    private static final String NO_AMOUNT = "is not for a model with tiers";
    private static final String NO_TIERS = "are for graduated and volume only";

    private final Faults faults;
    private final Set<String> currencies = new HashSet<>();
    private int tiers;

    PriceRules(Faults faults) {
        this.faults = faults;
    }

    void check(@Nullable List<WrittenPrice> prices) {
        if (!faults.required("/prices", prices) || prices == null) {
            return;
        }
        if (prices.isEmpty() || prices.size() > MOST_PRICES) {
            faults.at("/prices", "must be 1 to %d, one a currency".formatted(MOST_PRICES));
        }
        for (var index = 0; index < prices.size(); index++) {
            var price = prices.get(index);
            var pointer = "/prices/" + index;
            if (faults.required(pointer, price)) {
                check(pointer, price);
            }
        }
        if (tiers > MOST_TIERS) {
            faults.at("/prices", "must not have more than %d tiers together".formatted(MOST_TIERS));
        }
    }

    private void check(String pointer, WrittenPrice price) {
        checkCurrency(pointer, price);
        var model = PriceModel.of(price.model());
        if (faults.required(pointer + "/model", price.model()) && model == null) {
            faults.at(pointer + "/model", "must be one of flat, per-unit, graduated, volume, package");
        }
        faults.amount(pointer + "/amount", price.amount());
        checkTiers(pointer + "/tiers", price.tiers());
        if (model != null) {
            checkParts(pointer, price, model);
        }
    }

    /** Each model has its own parts, and no other's. */
    private void checkParts(String pointer, WrittenPrice price, PriceModel model) {
        if (model.hasTiers()) {
            faults.absent(pointer + "/amount", price.amount(), NO_AMOUNT);
            if (price.tiers() == null || price.tiers().isEmpty()) {
                faults.at(pointer + "/tiers", "is required");
            }
        } else {
            faults.required(pointer + "/amount", price.amount());
            faults.absent(pointer + "/tiers", price.tiers(), NO_TIERS);
        }
        if (model != PriceModel.PACKAGE) {
            faults.absent(pointer + "/packageSize", price.packageSize(), "is for packages only");
        } else if (faults.required(pointer + "/packageSize", price.packageSize())
                && price.packageSize() != null
                && price.packageSize() < 1) {
            faults.at(pointer + "/packageSize", "must be at least 1");
        }
    }

    private void checkCurrency(String pointer, WrittenPrice price) {
        var code = price.currency();
        var fee = price.setupFee();
        if (faults.required(pointer + "/currency", code) && code != null) {
            if (!isCurrency(code)) {
                faults.at(pointer + "/currency", "must be an ISO 4217 code in capitals such as USD");
            } else if (!currencies.add(code)) {
                faults.at(pointer + "/currency", "is the currency of another price");
            }
        }
        if (fee != null && fee.isNegative()) {
            faults.at(pointer + "/setupFee", "must not be negative");
        }
        if (fee != null && !fee.currency().getCurrencyCode().equals(code)) {
            faults.at(pointer + "/setupFee/currency", "must be the currency of the price");
        }
    }

    private void checkTiers(String pointer, @Nullable List<WrittenTier> all) {
        if (all == null) {
            return;
        }
        tiers += all.size();
        var reached = 0L;
        for (var index = 0; index < all.size(); index++) {
            var tier = all.get(index);
            var place = pointer + "/" + index;
            if (faults.required(place, tier)) {
                checkAmounts(place, tier);
                reached = checkLimit(place + "/upTo", tier.upTo(), reached, index == all.size() - 1);
            }
        }
    }

    private void checkAmounts(String place, WrittenTier tier) {
        faults.required(place + "/unitAmount", tier.unitAmount());
        faults.amount(place + "/unitAmount", tier.unitAmount());
        faults.amount(place + "/flatAmount", tier.flatAmount());
    }

    /** Gives how far the tiers reach with this one. */
    private long checkLimit(String pointer, @Nullable Long upTo, long reached, boolean isLast) {
        if (isLast) {
            faults.absent(pointer, upTo, "must be left out for the last tier, which has no end");
            return reached;
        }
        if (!faults.required(pointer, upTo) || upTo == null) {
            return reached;
        }
        if (upTo <= reached) {
            faults.at(pointer, "must be above " + reached + ", where the tier before ends");
        }
        return Math.max(reached, upTo);
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
