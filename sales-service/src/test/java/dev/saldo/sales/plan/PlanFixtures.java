package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.PlanChanged.PriceTier;
import dev.saldo.contracts.catalog.TaxChanged;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What catalog tells. */
final class PlanFixtures {

    private PlanFixtures() {}

    static PlanChanged plan(UUID id, String slug, long version, boolean deleted) {
        var tiers = List.of(
                new PriceTier(5L, new BigDecimal("7.00"), null),
                new PriceTier(null, new BigDecimal("6.5"), new BigDecimal("1")));
        var published = new PlanVersion(
                1,
                "Gold",
                "monthly",
                1,
                List.of(new PlanPrice("USD", "graduated", null, null, tiers, Money.of("25.00", "USD"))),
                1,
                14,
                "convert",
                3,
                null,
                true,
                true,
                List.of(new UUID(0, 1)),
                null,
                Instant.parse("2026-01-01T00:00:00Z"));
        return new PlanChanged(
                id,
                new UUID(0, 2),
                slug,
                "Gold",
                "business",
                3,
                true,
                deleted,
                LocalDate.of(2026, 1, 1),
                null,
                List.of(published),
                version);
    }

    static TaxChanged tax(UUID id, long version) {
        return new TaxChanged(id, "VAT", new BigDecimal("19.00"), false, "DE", true, false, version);
    }

    /** A discount of which a test changes what it is about. */
    static final class Discount {
        private final UUID id;
        private @Nullable String code = "SUMMER";
        private @Nullable BigDecimal percent = BigDecimal.TEN;
        private @Nullable Money amount;
        private @Nullable Instant validFrom;
        private @Nullable Instant validUntil;
        private @Nullable Integer usageLimit;
        private boolean oncePerCustomer;
        private @Nullable Money minimumAmount;
        private List<UUID> productIds = List.of();
        private List<UUID> planIds = List.of();
        private boolean active = true;
        private boolean deleted;
        private long version = 1;

        private Discount(UUID id) {
            this.id = id;
        }

        static DiscountChanged of(UUID id, UnaryOperator<Discount> change) {
            return change.apply(new Discount(id)).changed();
        }

        Discount code(@Nullable String other) {
            code = other;
            return this;
        }

        Discount amount(String dollars) {
            amount = Money.of(dollars, "USD");
            percent = null;
            return this;
        }

        Discount minimum(String dollars) {
            minimumAmount = Money.of(dollars, "USD");
            return this;
        }

        Discount from(String moment) {
            validFrom = Instant.parse(moment);
            return this;
        }

        Discount until(String moment) {
            validUntil = Instant.parse(moment);
            return this;
        }

        Discount limit(int times) {
            usageLimit = times;
            return this;
        }

        Discount once() {
            oncePerCustomer = true;
            return this;
        }

        Discount products(UUID... ids) {
            productIds = List.of(ids);
            return this;
        }

        Discount plans(UUID... ids) {
            planIds = List.of(ids);
            return this;
        }

        Discount inactive() {
            active = false;
            return this;
        }

        Discount deleted() {
            deleted = true;
            return this;
        }

        Discount version(long number) {
            version = number;
            return this;
        }

        private DiscountChanged changed() {
            return new DiscountChanged(
                    id,
                    code,
                    "Summer",
                    percent,
                    amount,
                    validFrom,
                    validUntil,
                    usageLimit,
                    oncePerCustomer,
                    minimumAmount,
                    productIds,
                    planIds,
                    true,
                    null,
                    active,
                    deleted,
                    version);
        }
    }
}
