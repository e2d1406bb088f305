package dev.saldo.sales.pricing;

import static dev.saldo.sales.pricing.Objection.Condition.CURRENCY_MISMATCH;
import static dev.saldo.sales.pricing.Objection.Condition.NO_OFFER;
import static dev.saldo.sales.pricing.Objection.Condition.PLAN_NOT_SELLABLE;
import static dev.saldo.sales.pricing.Objection.Condition.UNKNOWN_PLAN;

import dev.saldo.kit.Pure;
import dev.saldo.sales.tariff.Tariff;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold for the plan of a line: the first period is billed by the sale, so it has to cost what a sale can say. */
@Pure
record PlanRules(String pointer, LineWish wish, Pricing pricing) {

    private static final String INSTEAD = "; subscribe at /api/v1/subscriptions instead";

    List<Objection> objections() {
        if (pricing.paymentType() == PaymentType.ONE_TIME) {
            return wish.planId() == null
                    ? List.of()
                    : List.of(asked("/planId", PLAN_NOT_SELLABLE, "belongs to a recurring sale, this one is one-time"));
        }
        if (wish.planId() == null) {
            return List.of(asked("/planId", UNKNOWN_PLAN, "must not be null, as the sale is recurring"));
        }
        var plan = pricing.planOf(wish);
        if (plan == null) {
            return List.of(asked("/planId", UNKNOWN_PLAN, "is no published plan"));
        }
        var tariff = plan.tariff(pricing.currency());
        return tariff == null
                ? List.of(asked("/planId", CURRENCY_MISMATCH, "has no price in " + pricing.currency()))
                : objections(plan, tariff);
    }

    private List<Objection> objections(SoldPlan plan, Tariff tariff) {
        return Stream.<Supplier<@Nullable Objection>>of(
                        () -> isOnSale(plan),
                        () -> isOfTheProduct(plan),
                        () -> hasNoTrial(plan),
                        () -> hasNoSetupFee(tariff),
                        () -> isNotTaxed(plan),
                        () -> comesOutEven(plan),
                        () -> isEnough(plan),
                        () -> isBoughtThere(plan))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Objection isOnSale(SoldPlan plan) {
        return plan.onSale() ? null : unsellable("is not for sale now");
    }

    private @Nullable Objection isOfTheProduct(SoldPlan plan) {
        return plan.productId().equals(wish.productId())
                ? null
                : asked("/productId", PLAN_NOT_SELLABLE, "is not the product of the plan");
    }

    private @Nullable Objection hasNoTrial(SoldPlan plan) {
        return plan.trialDays() == 0 ? null : unsellable("has a trial" + INSTEAD);
    }

    private @Nullable Objection hasNoSetupFee(Tariff tariff) {
        var fee = tariff.setupFee();
        return fee == null || fee.isZero() ? null : unsellable("has a setup fee" + INSTEAD);
    }

    private @Nullable Objection isNotTaxed(SoldPlan plan) {
        return plan.taxed() ? unsellable("is taxed" + INSTEAD) : null;
    }

    private @Nullable Objection comesOutEven(SoldPlan plan) {
        return wish.unitPrice() != null || plan.unitPrice(pricing.currency(), wish.quantity()) != null
                ? null
                : unsellable("has no even price for one of " + wish.quantity() + INSTEAD);
    }

    private @Nullable Objection isEnough(SoldPlan plan) {
        return wish.quantity() >= plan.minimumQuantity()
                ? null
                : asked("/quantity", PLAN_NOT_SELLABLE, "must be at least " + plan.minimumQuantity());
    }

    private @Nullable Objection isBoughtThere(SoldPlan plan) {
        var platform = wish.platformId();
        return platform == null
                        || plan.supply() == null
                        || plan.supply().platformId().equals(platform)
                ? null
                : asked("/platformId", NO_OFFER, "is not where the plan is bought");
    }

    private Objection unsellable(String detail) {
        return asked("/planId", PLAN_NOT_SELLABLE, detail);
    }

    private Objection asked(String field, Objection.Condition condition, String detail) {
        return new Objection(pointer + field, condition, detail, true);
    }
}
