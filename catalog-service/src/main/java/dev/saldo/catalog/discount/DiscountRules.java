package dev.saldo.catalog.discount;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a discount has to be, beyond what each of its fields shows. */
@Pure
final class DiscountRules {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Map<String, String> faults = new LinkedHashMap<>();

    private DiscountRules() {}

    /**
     * What is wrong, by the pointer to it.
     *
     * @param products those of the ones it names that are there
     * @param plans likewise
     */
    static Map<String, String> check(DiscountSheet discount, Set<UUID> products, Set<UUID> plans) {
        var rules = new DiscountRules();
        rules.checkValue(discount);
        rules.checkTime(discount);
        rules.checkThings("/productIds/", discount.productIds(), products, "is not a product of this store");
        rules.checkThings("/planIds/", discount.planIds(), plans, "is not a plan of this store");
        return rules.faults;
    }

    private void checkValue(DiscountSheet discount) {
        var percent = discount.percent();
        var amount = discount.amount();
        if (percent == null && amount == null) {
            faults.put("/percent", "is required, unless there is an amount");
        }
        if (percent != null && amount != null) {
            faults.put("/amount", "must not be given beside a percentage");
        }
        if (percent != null && percent.signum() == 0) {
            faults.put("/percent", "must be above zero");
        }
        var least = discount.minimumAmount();
        if (amount != null && least != null && !amount.currency().equals(least.currency())) {
            faults.put("/minimumAmount/currency", "must be the currency of the amount");
        }
    }

    private void checkTime(DiscountSheet discount) {
        var from = discount.validFrom();
        var until = discount.validUntil();
        checkMoment("/validFrom", from);
        checkMoment("/validUntil", until);
        if (from != null && until != null && !from.isBefore(until)) {
            faults.putIfAbsent("/validUntil", "must be after validFrom");
        }
    }

    private void checkMoment(String pointer, @Nullable Instant moment) {
        if (moment != null && (moment.isBefore(EARLIEST) || moment.isAfter(LATEST))) {
            faults.put(pointer, "must lie between 1970 and 2100");
        }
    }

    private void checkThings(String pointer, List<UUID> named, Set<UUID> known, String otherwise) {
        for (var index = 0; index < named.size(); index++) {
            if (!known.contains(named.get(index))) {
                faults.put(pointer + index, otherwise + ", or a deleted one");
            }
        }
    }
}
