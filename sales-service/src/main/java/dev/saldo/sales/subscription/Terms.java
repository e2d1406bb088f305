package dev.saldo.sales.subscription;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.kit.web.Problem.InputError;
import dev.saldo.money.Money;
import dev.saldo.sales.plan.DiscountRules;
import dev.saldo.sales.tariff.CatalogContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes of what was asked for, and what is known, what is agreed; collects all that is wrong with it. */
final class Terms {

    private final Catalog.Entry known;
    private final Facts facts;
    private final String pointer;
    private final List<InputError> errors = new ArrayList<>();

    /** @param plan where the plan was named */
    Terms(Catalog.Entry known, Facts facts, String plan) {
        this.known = known;
        this.facts = facts;
        this.pointer = plan;
    }

    /** Where a plan is named that may be named in two ways. */
    static String pointer(@Nullable UUID planId, @Nullable String slug) {
        return planId == null && slug != null ? "/planSlug" : "/planId";
    }

    /**
     * What was agreed.
     *
     * @param used the discounts that are used by it
     */
    record Agreement(
            Parties parties,
            Currency currency,
            List<Item> items,
            List<Reduction> reductions,
            Term term,
            List<DiscountChanged> used) {}

    /** Throws a problem that names everything that is wrong. */
    Agreement agree(SubscriptionRequest request, UUID itemId) {
        if (known.customer() == null) {
            error("/customerId", "is no customer that can be sold to");
        }
        if (request.planId() != null && request.planSlug() != null) {
            error("/planSlug", "either the plan's id or its slug");
        }
        var version = request.planId() == null && request.planSlug() == null ? unnamed() : version();
        var price = version == null ? null : price(version, request.currency());
        if (version == null || price == null) {
            throw SubscriptionProblems.withErrors(errors);
        }
        var plan = plan(version, price);
        var item =
                new Item(itemId, plan, quantity(request.quantity(), plan), unitPrice(request.unitPrice(), price), null);
        var used = discounts(request.codes(), plan);
        var term = term(request, plan);
        refuseErrors();
        return new Agreement(
                request.parties(),
                plan.tariff().currency(),
                List.of(item),
                used.stream()
                        .map(discount -> new Reduction(CatalogContract.discount(discount), 0))
                        .toList(),
                term,
                used);
    }

    /** An item in a subscription that is there, in its currency. */
    Item item(UUID itemId, Subscription subscription, @Nullable Long quantity, @Nullable Money unitPrice, long usual) {
        var version = version();
        var price =
                version == null ? null : price(version, subscription.currency().getCurrencyCode());
        if (version == null || price == null) {
            throw SubscriptionProblems.withErrors(errors);
        }
        var plan = plan(version, price);
        var item = new Item(
                itemId,
                plan,
                quantity(quantity == null ? Long.valueOf(Math.max(usual, plan.minimumQuantity())) : quantity, plan),
                unitPrice(unitPrice, price),
                null);
        refuseErrors();
        return item;
    }

    private void refuseErrors() {
        if (!errors.isEmpty()) {
            throw SubscriptionProblems.withErrors(errors);
        }
    }

    private @Nullable PlanVersion unnamed() {
        error("/planId", "must not be null, unless there is a planSlug");
        return null;
    }

    private @Nullable PlanVersion version() {
        var plan = known.plan();
        var version = PlanContract.newest(plan);
        if (plan == null || version == null) {
            error(pointer, "is no published plan");
            return null;
        }
        if (!PlanContract.isOnSale(plan, facts.today())) {
            error(pointer, "is not for sale now");
            return null;
        }
        return version;
    }

    private @Nullable PlanPrice price(PlanVersion version, @Nullable String currency) {
        var price = version.prices().stream()
                .filter(one -> currency == null || one.currency().equals(currency))
                .findFirst()
                .orElse(null);
        if (price == null) {
            error("/currency", "the plan has no price in " + currency);
        }
        return price;
    }

    private PlanTerms plan(PlanVersion version, PlanPrice price) {
        var product = known.product();
        return PlanContract.terms(
                Objects.requireNonNull(known.plan()),
                version,
                price,
                product == null ? null : product.sku(),
                PlanContract.taxes(version, known.taxes(), known.customer()));
    }

    private long quantity(@Nullable Long wanted, PlanTerms plan) {
        var quantity = wanted == null ? plan.minimumQuantity() : wanted;
        if (quantity < plan.minimumQuantity()) {
            error("/quantity", "must be at least " + plan.minimumQuantity());
        }
        return quantity;
    }

    private @Nullable Money unitPrice(@Nullable Money wanted, PlanPrice price) {
        if (wanted != null && !wanted.currency().getCurrencyCode().equals(price.currency())) {
            error("/unitPrice/currency", "must be " + price.currency());
        }
        return wanted;
    }

    private List<DiscountChanged> discounts(List<String> codes, PlanTerms plan) {
        var rules =
                new DiscountRules(plan.productId(), plan.planId(), plan.tariff().currency(), facts.now());
        var used = new ArrayList<DiscountChanged>();
        for (var index = 0; index < codes.size(); index++) {
            var code = codes.get(index).strip().toUpperCase(Locale.ROOT);
            var discount = known.discounts().stream()
                    .filter(one -> code.equals(one.code()))
                    .findFirst()
                    .orElse(null);
            var objection = discount == null ? null : rules.objectionTo(discount);
            if (discount == null) {
                error("/coupons/" + index, "is no coupon");
            } else if (objection != null) {
                error("/coupons/" + index, "cannot be used: " + objection.code());
            } else if (!used.contains(discount)) {
                used.add(discount);
            }
        }
        known.discounts().stream()
                .filter(discount -> discount.code() == null && rules.objectionTo(discount) == null)
                .forEach(used::add);
        return List.copyOf(used);
    }

    private Term term(SubscriptionRequest request, PlanTerms plan) {
        var start = request.startDate() == null ? facts.today() : request.startDate();
        var trialDays = request.trialDays() == null ? plan.trialDays() : request.trialDays();
        var begun = new Term(start, null, null, request.billingAnchorDay()).started(start, trialDays);
        if (request.billingAnchorDay() != null && !plan.interval().isCountedInMonths()) {
            error("/billingAnchorDay", "only months have days to begin on");
        }
        if (request.endDate() != null && request.periods() != null) {
            error("/periods", "either an end date or a number of periods");
        }
        var paid = begun.trialEnd() == null ? start : begun.trialEnd();
        var end = request.periods() == null ? request.endDate() : endAfter(request.periods(), paid, begun, plan);
        if (end != null && !end.isAfter(paid)) {
            error("/endDate", "must lie after the start and the trial");
        }
        if (end != null && !InReach.Check.holds(end)) {
            error("/periods", "must end before 2100");
        }
        return new Term(start, begun.trialEnd(), end, request.billingAnchorDay());
    }

    /** A part that leads to the first anchor is none of them. */
    private static LocalDate endAfter(int periods, LocalDate paid, Term begun, PlanTerms plan) {
        var cycles = begun.row(paid, plan.interval());
        var period = cycles.around(paid);
        var wholes = period.start().equals(paid) ? 1 : 0;
        for (; wholes < periods; wholes++) {
            period = cycles.after(period);
        }
        return period.end();
    }

    private void error(String pointer, String detail) {
        errors.add(new InputError(pointer, detail));
    }
}
