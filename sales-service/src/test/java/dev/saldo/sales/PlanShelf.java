package dev.saldo.sales;

import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.kit.id.Ids;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Events;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans and coupons of a shop, as catalog-service would tell of them; and subscriptions to the plans. */
public final class PlanShelf {

    public static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Shop shop;
    private final Events events;

    public PlanShelf(Shop shop, Events events) {
        this.shop = shop;
        this.events = events;
    }

    /** A monthly plan of which a test changes what it is about. */
    public static final class Terms {
        private String price = "10.00";
        private String buyingPrice = "4.00";
        private String period = "monthly";
        private int minimum = 1;
        private int trialDays;
        private String trialEnd = "convert";
        private @Nullable Integer autoClose;
        private boolean pausable = true;

        public static Terms monthly() {
            return new Terms();
        }

        public static Terms yearly() {
            var terms = new Terms();
            terms.period = "yearly";
            return terms;
        }

        public Terms price(String dollars) {
            price = dollars;
            return this;
        }

        /** No credits are needed for it. */
        public Terms free() {
            buyingPrice = "0.00";
            return this;
        }

        public Terms minimum(int quantity) {
            minimum = quantity;
            return this;
        }

        /** @param end convert or end */
        public Terms trial(int days, String end) {
            trialDays = days;
            trialEnd = end;
            return this;
        }

        public Terms autoClose(int cycles) {
            autoClose = cycles;
            return this;
        }

        public Terms notPausable() {
            pausable = false;
            return this;
        }

        private PlanVersion version(String name) {
            return new PlanVersion(
                    1,
                    name,
                    period,
                    1,
                    List.of(new PlanPrice("USD", "per-unit", new BigDecimal(price), null, null, null)),
                    minimum,
                    trialDays,
                    trialEnd,
                    3,
                    autoClose,
                    pausable,
                    true,
                    List.of(),
                    null,
                    LONG_AGO);
        }
    }

    /** A plan of a product of its own, which a platform of its own supplies. */
    public UUID plan(String slug, Terms terms) {
        var platform = shop.platform("Supplier of " + slug);
        return plan(slug, shop.product("SKU-" + slug, "10.00", new Supplier(platform, terms.buyingPrice)), terms);
    }

    public UUID plan(String slug, UUID product, Terms terms) {
        var id = Ids.next();
        var plan = new PlanChanged(
                id,
                product,
                slug,
                "Plan " + slug,
                "personal",
                null,
                true,
                false,
                null,
                null,
                List.of(terms.version("Plan " + slug)),
                1);
        events.publish(Topics.PLAN_CHANGED, shop.store(), id, plan);
        known("plan_copy", id);
        return id;
    }

    /** A coupon of ten percent. */
    public UUID coupon(String code, int limit) {
        var id = Ids.next();
        var coupon = new DiscountChanged(
                id,
                code,
                code,
                BigDecimal.TEN,
                null,
                null,
                null,
                limit,
                false,
                null,
                List.of(),
                List.of(),
                true,
                null,
                true,
                false,
                1);
        events.publish(Topics.DISCOUNT_CHANGED, shop.store(), id, coupon);
        known("discount_copy", id);
        return id;
    }

    public Map<String, Object> request(UUID plan, UUID customer) {
        return Map.of("planId", plan, "customerId", customer);
    }

    public UUID draft(UUID plan, UUID customer) {
        return shop.api()
                .post(SUBSCRIPTIONS, request(plan, customer))
                .expect(201)
                .id();
    }

    /** Begins at once. */
    public UUID confirmed(UUID plan, UUID customer) {
        var id = draft(plan, customer);
        shop.api().post(SUBSCRIPTIONS + "/" + id + "/confirm").expect(200);
        return id;
    }

    private void known(String table, UUID id) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> shop.count(table, "uid = '%s'".formatted(id)) == 1);
    }
}
