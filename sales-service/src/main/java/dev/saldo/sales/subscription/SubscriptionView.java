package dev.saldo.sales.subscription;

import dev.saldo.kit.audit.Masked;
import dev.saldo.kit.security.Caller;
import dev.saldo.money.Money;
import dev.saldo.sales.margin.ApprovalView;
import dev.saldo.sales.subscription.SubscriptionRow.Kept;
import dev.saldo.sales.tariff.PricedLine;
import dev.saldo.sales.tariff.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it. Days are those of the store's time zone; ends are not part of what they end.
 *
 * @param saleId the sale it was bought with; absent when it was not
 * @param planVersion the version of the plan it is on
 * @param lines what a whole period comes to, as things are now
 * @param nextBillingDate when it is billed next; absent when it is not
 * @param cyclesBilled how many periods, whole or in part, have been billed
 * @param cancelsAt the day it ends because it was cancelled; absent when it was not
 * @param overdueInvoices invoices that were not paid in time
 * @param expiresAt the day it expires unless they are paid
 * @param endedOn the day it ended; absent while it has not
 * @param approval who last let prices of it be agreed on that are under their margin floor; absent when nobody did, and
 *     for customers
 * @param parked why it could not be taken further; absent when it could
 * @param allowed what may be done with it now
 */
public record SubscriptionView(
        UUID id,
        String number,

        @Schema(
                allowableValues = {
                    "draft",
                    "quotation",
                    "confirmed",
                    "on_trial",
                    "active",
                    "past_due",
                    "paused",
                    "cancelled",
                    "expired",
                    "closed"
                })
        String status,

        SubscriberView subscriber,
        UUID customerId,
        @Nullable UUID saleId,
        UUID planId,
        int planVersion,
        String planName,
        long quantity,
        String currency,
        List<LineView> lines,
        Money subtotal,
        Money discountTotal,
        Money taxTotal,
        Money total,
        List<String> coupons,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable LocalDate trialEndsAt,
        @Nullable Integer billingAnchorDay,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable LocalDate nextBillingDate,
        int cyclesBilled,
        @Nullable Integer paymentTerms,
        @Masked @Nullable String paymentMethod,
        @Nullable LocalDate quotedUntil,
        @Nullable LocalDate cancelsAt,
        @Nullable PauseView pause,
        @Nullable ScheduledChangeView scheduledChange,
        List<UUID> overdueInvoices,
        @Nullable LocalDate expiresAt,
        @Nullable LocalDate endedOn,
        @Nullable String endReason,
        @Nullable ApprovalView approval,
        @Nullable String parked,
        List<String> allowed,
        @Masked @Nullable String note,
        @Masked @Nullable Map<String, Object> metadata,
        Instant createdAt,
        int version) {

    /** Who uses it. */
    public record SubscriberView(String type, String id) {}

    /** A pause that is planned or under way. */
    public record PauseView(LocalDate from, @Nullable LocalDate until, boolean extendTerm) {}

    /** A change for a later day. */
    public record ScheduledChangeView(
            LocalDate on,
            UUID planId,
            int planVersion,
            long quantity,
            String proration,
            String direction,
            List<PlannedItemView> items) {

        private static ScheduledChangeView of(PlannedChange change) {
            var main = change.items().getFirst();
            return new ScheduledChangeView(
                    change.on(),
                    main.plan().planId(),
                    main.plan().version(),
                    main.quantity(),
                    change.mode().wire(),
                    change.direction().wire(),
                    change.items().stream().map(PlannedItemView::of).toList());
        }
    }

    /** What it is for then: the plan first, then the add-ons. */
    public record PlannedItemView(UUID itemId, UUID planId, int planVersion, String name, long quantity) {

        private static PlannedItemView of(Item item) {
            var plan = item.plan();
            return new PlannedItemView(item.id(), plan.planId(), plan.version(), plan.name(), item.quantity());
        }
    }

    /**
     * One item: the plan first, then the add-ons.
     *
     * @param unitPrice the price of the whole line by its quantity, at the minor unit
     */
    public record LineView(
            UUID itemId,
            UUID planId,
            int planVersion,
            String name,
            @Nullable String sku,
            long quantity,
            Money unitPrice,
            Money discount,
            Money tax,
            Money total) {

        private static LineView of(Item item, PricedLine line) {
            var plan = item.plan();
            return new LineView(
                    item.id(),
                    plan.planId(),
                    plan.version(),
                    plan.name(),
                    plan.sku(),
                    item.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.tax(),
                    line.total());
        }
    }

    /** A customer is not told what is wrong with the store's suppliers, nor what the store earns. */
    static SubscriptionView of(Kept kept, Caller caller) {
        return caller.customer() == null ? of(kept) : forCustomer(kept.subscription());
    }

    static SubscriptionView of(Kept kept) {
        return of(kept.subscription(), kept.parkedCause());
    }

    static SubscriptionView forCustomer(Subscription subscription) {
        return of(subscription, null, null);
    }

    static SubscriptionView of(Subscription subscription, @Nullable String parked) {
        return of(subscription, parked, ApprovalView.of(subscription.state().approval()));
    }

    private static SubscriptionView of(
            Subscription subscription, @Nullable String parked, @Nullable ApprovalView approval) {
        var lines = Recurring.lines(subscription);
        var totals = Totals.of(lines, subscription.currency());
        var parties = subscription.parties();
        var term = subscription.term();
        var state = subscription.state();
        var period = state.period();
        var plan = subscription.plan();
        return new SubscriptionView(
                subscription.id(),
                subscription.number(),
                state.status().wire(),
                new SubscriberView(
                        parties.subscriber().type(), parties.subscriber().id()),
                parties.customerId(),
                subscription.saleId(),
                plan.planId(),
                plan.version(),
                plan.name(),
                subscription.main().quantity(),
                subscription.currency().getCurrencyCode(),
                IntStream.range(0, lines.size())
                        .mapToObj(index -> LineView.of(subscription.items().get(index), lines.get(index)))
                        .toList(),
                totals.subtotal(),
                totals.discountTotal(),
                totals.taxTotal(),
                totals.total(),
                coupons(subscription),
                term.start(),
                term.end(),
                term.trialEnd(),
                term.anchorDay(),
                period == null ? null : period.start(),
                period == null ? null : period.end(),
                state.billsOn(),
                state.cycle(),
                parties.paymentTermsDays(),
                parties.paymentMethod(),
                state.quotedUntil(),
                state.cancellation() == null ? null : state.cancellation().on(),
                pause(state.rest()),
                change(state.change()),
                state.overdue(),
                state.expiresOn(),
                state.endedOn(),
                state.endReason(),
                approval,
                parked,
                Operations.allowed(subscription),
                parties.note(),
                parties.metadata(),
                subscription.createdAt(),
                subscription.version());
    }

    private static List<String> coupons(Subscription subscription) {
        return subscription.reductions().stream()
                .map(reduction -> reduction.term().code())
                .filter(code -> code != null)
                .toList();
    }

    private static @Nullable PauseView pause(@Nullable Rest rest) {
        return rest == null ? null : new PauseView(rest.from(), rest.until(), rest.extend());
    }

    private static @Nullable ScheduledChangeView change(@Nullable PlannedChange change) {
        return change == null ? null : ScheduledChangeView.of(change);
    }
}
