package dev.saldo.sales.sale;

import static dev.saldo.sales.pricing.PaymentType.ONE_TIME;
import static dev.saldo.sales.pricing.PricingFixtures.ACME;
import static dev.saldo.sales.pricing.PricingFixtures.USD;
import static dev.saldo.sales.pricing.PricingFixtures.id;
import static dev.saldo.sales.pricing.PricingFixtures.usd;

import dev.saldo.sales.sale.Rejection.Shortfall;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A sale in March, and what happens to it. */
public final class SaleFixtures {

    public static final UUID STORE = id(50);
    public static final UUID CUSTOMER = id(51);
    public static final Instant MAR_1 = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant MAR_2 = Instant.parse("2026-03-02T12:00:00Z");

    public static final Rejection SHORT_OF_CREDIT =
            new Rejection("insufficient-credit", List.of(new Shortfall(ACME, usd("10.00"), usd("4.00"))));
    public static final Rejection NOBODY_KNOWS_IT =
            new Rejection("unknown-platform", List.of(new Shortfall(ACME, usd("10.00"), null)));

    private SaleFixtures() {}

    public static SaleTerms terms() {
        return new SaleTerms(CUSTOMER, "order-1", ONE_TIME, USD, MAR_1, null, null);
    }

    public static Sale draft() {
        return Sale.blank(STORE, id(60), terms(), MAR_1);
    }
}
