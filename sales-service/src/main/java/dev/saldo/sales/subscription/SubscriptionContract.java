package dev.saldo.sales.subscription;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.Subscriber;
import dev.saldo.contracts.sales.SubscriptionActivated;
import dev.saldo.contracts.sales.SubscriptionCancelled;
import dev.saldo.contracts.sales.SubscriptionChanged;
import dev.saldo.contracts.sales.SubscriptionCharge;
import dev.saldo.contracts.sales.SubscriptionCharged;
import dev.saldo.contracts.sales.SubscriptionClosed;
import dev.saldo.contracts.sales.SubscriptionCreated;
import dev.saldo.contracts.sales.SubscriptionDeleted;
import dev.saldo.contracts.sales.SubscriptionExpired;
import dev.saldo.contracts.sales.SubscriptionPastDue;
import dev.saldo.contracts.sales.SubscriptionPaused;
import dev.saldo.contracts.sales.SubscriptionPlanChanged;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.contracts.sales.SubscriptionResumed;
import dev.saldo.contracts.sales.SubscriptionTrialEnded;
import dev.saldo.contracts.sales.SubscriptionTrialEnding;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.sales.tariff.PricedLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Subscriptions in the words of the suite; stops compiling when there is news nobody has words for. */
final class SubscriptionContract {

    private final Map<UUID, Customer> customers;

    /** @param customers the payers as they are now, by id */
    SubscriptionContract(Map<UUID, Customer> customers) {
        this.customers = customers;
    }

    List<OutboxMessage> messages(Step step) {
        return step.news().stream()
                .map(news -> message(news, step.after(), step.at(), step.actor()))
                .toList();
    }

    OutboxMessage message(News news, Subscription subscription, Instant at, String actor) {
        var store = subscription.store();
        var id = subscription.id();
        var after = snapshot(subscription);
        var version = subscription.version();
        return switch (news) {
            case News.Created _ ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_CREATED, store, id, new SubscriptionCreated(after, at, actor, version));
            case News.Changed(var transition) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_CHANGED,
                        store,
                        id,
                        new SubscriptionChanged(after, transition, at, actor, version));
            case News.Activated _ ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_ACTIVATED, store, id, new SubscriptionActivated(after, at, actor, version));
            case News.TrialEnding _ ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_TRIAL_ENDING,
                        store,
                        id,
                        new SubscriptionTrialEnding(after, at, actor, version));
            case News.TrialEnded(var converted) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_TRIAL_ENDED,
                        store,
                        id,
                        new SubscriptionTrialEnded(after, converted, at, actor, version));
            case News.PlanChanged(var replaced) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_PLAN_CHANGED,
                        store,
                        id,
                        planChanged(after, replaced, null, at, actor, version));
            case News.Paused(var until) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_PAUSED,
                        store,
                        id,
                        new SubscriptionPaused(after, until, at, actor, version));
            case News.Resumed _ ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_RESUMED, store, id, new SubscriptionResumed(after, at, actor, version));
            case News.PastDue(var invoice, var expiresOn) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_PAST_DUE,
                        store,
                        id,
                        new SubscriptionPastDue(after, invoice, expiresOn, at, actor, version));
            case News.Cancelled(var reason) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_CANCELLED,
                        store,
                        id,
                        new SubscriptionCancelled(after, reason, at, actor, version));
            case News.Expired(var reason) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_EXPIRED,
                        store,
                        id,
                        new SubscriptionExpired(after, reason, at, actor, version));
            case News.Closed _ ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_CLOSED, store, id, new SubscriptionClosed(after, at, actor, version));
            case News.Deleted(var reason) ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_DELETED,
                        store,
                        id,
                        new SubscriptionDeleted(after, reason, at, actor, version));
            case News.Due(var charge) ->
                OutboxMessage.of(Topics.SUBSCRIPTION_RENEWAL_DUE, store, id, due(charge, version));
            case News.Charged(var charge) -> charged(charge, subscription, at, version);
        };
    }

    private OutboxMessage charged(Charge charge, Subscription subscription, Instant at, int version) {
        var store = subscription.store();
        var id = subscription.id();
        var after = snapshot(subscription);
        var bill = bill(charge, subscription);
        return switch (charge.kind()) {
            case INITIAL, RENEWAL ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_RENEWED,
                        store,
                        id,
                        new SubscriptionRenewed(after, bill, charge.cycle(), at, charge.actor(), version));
            case PLAN_CHANGE ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_PLAN_CHANGED,
                        store,
                        id,
                        planChanged(
                                after, Objects.requireNonNull(charge.replaced()), bill, at, charge.actor(), version));
            case ONE_TIME, UNUSED_TIME ->
                OutboxMessage.of(
                        Topics.SUBSCRIPTION_CHARGED,
                        store,
                        id,
                        new SubscriptionCharged(after, bill, at, charge.actor(), version));
        };
    }

    private static SubscriptionRenewalDue due(Charge charge, int version) {
        return new SubscriptionRenewalDue(
                charge.subscription(),
                charge.id(),
                charge.progress().attempt(),
                charge.kind().wire(),
                costs(charge),
                charge.dueAt(),
                charge.actor(),
                version);
    }

    private static SubscriptionPlanChanged planChanged(
            dev.saldo.contracts.sales.Subscription after,
            Charge.Replaced replaced,
            @Nullable SubscriptionCharge charge,
            Instant at,
            String actor,
            int version) {
        return new SubscriptionPlanChanged(
                after,
                replaced.direction().wire(),
                replaced.planId(),
                replaced.planVersion(),
                replaced.quantity(),
                charge,
                at,
                actor,
                version);
    }

    private SubscriptionCharge bill(Charge charge, Subscription subscription) {
        var parties = subscription.parties();
        var totals = charge.totals();
        return new SubscriptionCharge(
                charge.id(),
                charge.kind().wire(),
                Objects.requireNonNull(customers.get(parties.customerId())),
                IntStream.range(0, charge.lines().size())
                        .mapToObj(index -> line(index + 1, charge.lines().get(index)))
                        .toList(),
                totals.subtotal(),
                totals.discountTotal(),
                totals.taxTotal(),
                totals.total(),
                costs(charge),
                charge.cost(),
                charge.chargedOn(),
                parties.paymentTermsDays(),
                parties.paymentMethod());
    }

    private static SubscriptionCharge.ChargeLine line(int position, PricedLine line) {
        var item = line.item();
        var days = item.period();
        return new SubscriptionCharge.ChargeLine(
                position,
                item.description(),
                item.sku(),
                days == null ? null : days.start(),
                days == null ? null : days.end(),
                item.quantity(),
                line.unitPrice(),
                line.discount(),
                line.tax(),
                line.total(),
                line.taxes().stream()
                        .map(tax -> new SubscriptionCharge.LineTax(
                                tax.name(), tax.percent(), tax.inclusive(), tax.amount()))
                        .toList());
    }

    private static List<PlatformCost> costs(Charge charge) {
        return charge.costs().entrySet().stream()
                .map(cost -> new PlatformCost(cost.getKey(), cost.getValue()))
                .toList();
    }

    private static dev.saldo.contracts.sales.Subscription snapshot(Subscription subscription) {
        var parties = subscription.parties();
        var state = subscription.state();
        var period = state.period();
        var cancellation = state.cancellation();
        return new dev.saldo.contracts.sales.Subscription(
                subscription.id(),
                subscription.number(),
                state.status().wire(),
                new Subscriber(parties.subscriber().type(), parties.subscriber().id()),
                parties.customerId(),
                subscription.plan().planId(),
                subscription.plan().version(),
                subscription.main().quantity(),
                subscription.currency().getCurrencyCode(),
                subscription.term().start(),
                subscription.term().end(),
                subscription.term().trialEnd(),
                period == null ? null : period.start(),
                period == null ? null : period.end(),
                state.billsOn(),
                cancellation == null ? null : cancellation.on(),
                state.endedOn());
    }
}
