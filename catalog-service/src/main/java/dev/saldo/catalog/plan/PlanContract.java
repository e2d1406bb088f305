package dev.saldo.catalog.plan;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.Objects;
import java.util.UUID;

/** What others are told of a plan: all of it that was published. */
final class PlanContract {

    private PlanContract() {}

    static OutboxMessage message(UUID store, Plan plan) {
        var head = plan.head();
        var body = new PlanChanged(
                plan.id(),
                plan.productId(),
                head.slug(),
                plan.name(),
                head.group(),
                head.rank(),
                head.active(),
                plan.isDeleted(),
                head.validFrom(),
                head.validUntil(),
                plan.published().stream().map(PlanContract::version).toList(),
                plan.version());
        return OutboxMessage.of(Topics.PLAN_CHANGED, store, plan.id(), body);
    }

    private static PlanChanged.PlanVersion version(PlanVersion version) {
        var terms = version.terms();
        return new PlanChanged.PlanVersion(
                version.number(),
                terms.name(),
                terms.period().wire(),
                terms.interval(),
                terms.prices().stream().map(PlanContract::price).toList(),
                terms.minimumQuantity(),
                terms.trialDays(),
                terms.trialEnd().wire(),
                terms.graceDays(),
                terms.autoClose(),
                terms.pausable(),
                terms.renewable(),
                terms.taxIds(),
                terms.supply() == null
                        ? null
                        : new PlanChanged.PlanSupply(
                                terms.supply().platformId(), terms.supply().buyingPrice()),
                Objects.requireNonNull(version.publishedAt()));
    }

    private static PlanChanged.PlanPrice price(PlanPrice price) {
        return new PlanChanged.PlanPrice(
                price.currency().getCurrencyCode(),
                price.model().wire(),
                price.amount(),
                price.packageSize(),
                price.model().hasTiers()
                        ? price.tiers().stream().map(PlanContract::tier).toList()
                        : null,
                price.setupFee());
    }

    private static PlanChanged.PriceTier tier(PriceTier tier) {
        return new PlanChanged.PriceTier(tier.upTo(), tier.unitAmount(), tier.flatAmount());
    }
}
