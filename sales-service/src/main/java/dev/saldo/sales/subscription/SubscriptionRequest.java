package dev.saldo.sales.subscription;

import dev.saldo.kit.web.MoneyNotNegative;
import dev.saldo.kit.web.SmallMetadata;
import dev.saldo.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A subscription as it is written down: the body of a create, and what a patch may change of a draft.
 *
 * @param planId the plan, or its slug
 * @param subscriber who uses it; the customer when absent
 * @param customerId who pays
 * @param quantity the plan's minimum when absent
 * @param currency that of the plan's first price when absent
 * @param unitPrice what was agreed for one unit and period instead of the plan's price
 * @param startDate today when absent; may lie in the past
 * @param endDate the day after its last; absent for an open end
 * @param periods how many periods it runs, instead of an end date
 * @param billingAnchorDay the day of the month on which periods begin; that of the first day that is paid for when absent
 * @param trialDays the plan's when absent
 * @param paymentTerms how many days after its issue an invoice is due; the store's when absent
 * @param paymentMethod how the customer wants to pay; a plan may end trials for which nobody said it
 * @param coupons codes of discounts
 */
record SubscriptionRequest(
        @Nullable UUID planId,
        @Nullable @Size(max = 200) String planSlug,
        @Nullable @Valid SubscriberRequest subscriber,
        @NotNull UUID customerId,
        @Nullable @Min(1) @Max(1_000_000) Long quantity,
        @Nullable @Size(min = 3, max = 3) String currency,
        @Nullable @MoneyNotNegative Money unitPrice,
        @Nullable @InReach LocalDate startDate,
        @Nullable @InReach LocalDate endDate,
        @Nullable @Min(1) @Max(1200) Integer periods,
        @Nullable @Min(1) @Max(31) Integer billingAnchorDay,
        @Nullable @Min(0) @Max(730) Integer trialDays,
        @Nullable @Min(0) @Max(365) Integer paymentTerms,
        @Nullable @Size(max = 100) String paymentMethod,
        @Nullable @Size(max = 10) List<@NotBlank @Size(max = 50) String> coupons,
        @Nullable @Size(max = 2000) String note,
        @Nullable @SmallMetadata Map<String, Object> metadata) {

    /** Whatever uses a subscription. */
    record SubscriberRequest(
            @NotBlank @Size(max = 50) String type,
            @NotBlank @Size(max = 200) String id) {}

    /**
     * What a patch is applied to: what is there, but for what the patch says in another way.
     *
     * @param patch a slug takes the place of the plan's id, a number of periods that of the end
     */
    static SubscriptionRequest of(Subscription subscription, JsonNode patch) {
        var parties = subscription.parties();
        var term = subscription.term();
        var main = subscription.main();
        return new SubscriptionRequest(
                patch.hasNonNull("planSlug") ? null : main.plan().planId(),
                null,
                new SubscriberRequest(
                        parties.subscriber().type(), parties.subscriber().id()),
                parties.customerId(),
                main.quantity(),
                subscription.currency().getCurrencyCode(),
                main.unitPrice(),
                term.start(),
                patch.hasNonNull("periods") ? null : term.end(),
                null,
                term.anchorDay(),
                term.trialDays(),
                parties.paymentTermsDays(),
                parties.paymentMethod(),
                subscription.reductions().stream()
                        .map(reduction -> reduction.term().code())
                        .filter(code -> code != null)
                        .toList(),
                parties.note(),
                parties.metadata());
    }

    List<String> codes() {
        return coupons == null ? List.of() : coupons;
    }

    Parties parties() {
        return new Parties(
                subscriber == null
                        ? new Parties.Subscriber("customer", customerId.toString())
                        : new Parties.Subscriber(subscriber.type(), subscriber.id()),
                customerId,
                paymentTerms,
                paymentMethod,
                note,
                metadata);
    }
}
