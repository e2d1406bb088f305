package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.DiscountChanged;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a discount may be used for something; how often is known to {@link Redemptions}.
 *
 * @param planId null for what is sold without one
 */
public record DiscountRules(UUID productId, @Nullable UUID planId, Currency currency, Instant moment) {

    /** Why a discount may not be used. */
    public enum Objection {
        DELETED,
        INACTIVE,
        NOT_YET_VALID,
        NO_LONGER_VALID,
        OTHER_PRODUCT,
        OTHER_PLAN,
        OTHER_CURRENCY;

        /** The stable code clients see. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Those that may be used. */
    public List<DiscountChanged> applicable(List<DiscountChanged> discounts) {
        return discounts.stream()
                .filter(discount -> objectionTo(discount) == null)
                .toList();
    }

    /** The first thing that stands in the way, or null when nothing does. */
    public @Nullable Objection objectionTo(DiscountChanged discount) {
        return Stream.<Supplier<@Nullable Objection>>of(
                        () -> discount.deleted() ? Objection.DELETED : null,
                        () -> discount.active() ? null : Objection.INACTIVE,
                        () -> hasBegun(discount) ? null : Objection.NOT_YET_VALID,
                        () -> hasEnded(discount) ? Objection.NO_LONGER_VALID : null,
                        () -> isOneOf(discount.productIds(), productId) ? null : Objection.OTHER_PRODUCT,
                        () -> isOneOf(discount.planIds(), planId) ? null : Objection.OTHER_PLAN,
                        () -> isInTheCurrency(discount) ? null : Objection.OTHER_CURRENCY)
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean hasBegun(DiscountChanged discount) {
        return discount.validFrom() == null || !moment.isBefore(discount.validFrom());
    }

    private boolean hasEnded(DiscountChanged discount) {
        return discount.validUntil() != null && !moment.isBefore(discount.validUntil());
    }

    private boolean isInTheCurrency(DiscountChanged discount) {
        return Stream.of(discount.amount(), discount.minimumAmount())
                .filter(Objects::nonNull)
                .allMatch(amount -> amount.currency().equals(currency));
    }

    /** Both lists must allow it: one that names products and plans is for those plans of those products. */
    private static boolean isOneOf(List<UUID> allowed, @Nullable UUID id) {
        return allowed.isEmpty() || (id != null && allowed.contains(id));
    }
}
