package dev.saldo.sales;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.contracts.platform.CreditDeductionRejected.Shortfall;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditHoldChanged;
import dev.saldo.contracts.platform.CreditRefunded;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.testkit.Events;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The platform service's side of the talk: keeps the balances and answers confirmed sales as it would. */
public final class Ledger {

    private static final Instant MOMENT = Instant.parse("2026-03-01T12:00:00Z");

    private final Events events;
    private final UUID store;
    private final Map<UUID, Money> balances = new HashMap<>();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final Map<UUID, Money> limits = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final Map<UUID, Money> held = new HashMap<>();
    private final Map<UUID, Long> heldVersions = new HashMap<>();

    public Ledger(Events events, UUID store) {
        this.events = events;
        this.store = store;
    }

    public UUID deposit(UUID platform, String amount) {
        return events.publish(
                Topics.CREDIT_DEPOSITED,
                store,
                platform,
                new CreditDeposited(platform, move(platform, "deposit", Shop.usd(amount))));
    }

    /** Moves the balance, and keeps the event for {@link #publish}. */
    public CreditDeposited depositSilently(UUID platform, String amount) {
        return new CreditDeposited(platform, move(platform, "deposit", Shop.usd(amount)));
    }

    public void publish(CreditDeposited deposited) {
        events.publish(Topics.CREDIT_DEPOSITED, store, deposited.platformId(), deposited);
    }

    public void allowOverdraft(UUID platform, String limit) {
        allowOverdraftSilently(platform, limit);
        events.publish(
                Topics.PLATFORM_CHANGED,
                store,
                platform,
                new PlatformChanged(platform, "Acme", "USD", "ACTIVE", limit(platform), version(platform)));
    }

    /** The event of it is still on its way. */
    public void allowOverdraftSilently(UUID platform, String limit) {
        limits.put(platform, Shop.usd(limit));
        versions.put(platform, version(platform) + 1);
    }

    /** The event of it is still on its way. */
    public void holdSilently(UUID platform, String amount) {
        held.put(platform, held(platform).plus(Shop.usd(amount)));
        heldVersions.merge(platform, 1L, Long::sum);
    }

    /** Frees what is held. */
    public UUID release(UUID platform) {
        var amount = held(platform);
        held.put(platform, Shop.usd("0.00"));
        var version = heldVersions.merge(platform, 1L, Long::sum);
        return events.publish(
                Topics.CREDIT_HOLD_CHANGED,
                store,
                platform,
                new CreditHoldChanged(
                        Ids.next(),
                        platform,
                        "RELEASED",
                        amount,
                        Shop.usd("0.00"),
                        null,
                        null,
                        held(platform),
                        version,
                        2));
    }

    private Money held(UUID platform) {
        return held.getOrDefault(platform, Shop.usd("0.00"));
    }

    /** Deducts all or nothing. @return the event's id */
    public UUID answer(SaleConfirmed sale) {
        return isShort(sale) ? decline(sale) : deduct(sale);
    }

    public UUID deduct(SaleConfirmed sale) {
        var movements = sale.costs().stream()
                .map(cost -> move(cost.platformId(), "deduction", cost.amount().negated()))
                .toList();
        return events.publish(
                Topics.CREDIT_DEDUCTED,
                store,
                sale.saleId(),
                new CreditDeducted(sale.saleId(), sale.attempt(), movements));
    }

    /** Deducts from credits that had cost this at each platform. */
    public UUID deduct(SaleConfirmed sale, Map<UUID, Money> landedCosts) {
        var movements = sale.costs().stream()
                .map(cost -> move(cost.platformId(), "deduction", cost.amount().negated()))
                .map(movement -> landed(movement, landedCosts.get(movement.platformId())))
                .toList();
        return events.publish(
                Topics.CREDIT_DEDUCTED,
                store,
                sale.saleId(),
                new CreditDeducted(sale.saleId(), sale.attempt(), movements));
    }

    private static Movement landed(Movement movement, Money cost) {
        return new Movement(
                movement.movementId(),
                movement.platformId(),
                movement.sequence(),
                movement.kind(),
                movement.amount(),
                movement.balanceBefore(),
                movement.balanceAfter(),
                movement.reference(),
                movement.description(),
                movement.actor(),
                movement.occurredAt(),
                cost,
                null);
    }

    public UUID deduct(SubscriptionRenewalDue charge) {
        var movements = charge.costs().stream()
                .map(cost -> move(cost.platformId(), "deduction", cost.amount().negated()))
                .toList();
        return events.publish(
                Topics.CREDIT_DEDUCTED,
                store,
                charge.chargeId(),
                new CreditDeducted(charge.chargeId(), charge.attempt(), movements, charge.subscriptionId()));
    }

    public UUID decline(SubscriptionRenewalDue charge) {
        var shortfalls = charge.costs().stream().map(this::shortfall).toList();
        return publish(new CreditDeductionRejected(
                charge.chargeId(), charge.attempt(), "insufficient-credit", shortfalls, charge.subscriptionId()));
    }

    public UUID decline(SaleConfirmed sale) {
        return decline(sale, "insufficient-credit");
    }

    public UUID decline(SaleConfirmed sale, String reason) {
        return publish(rejection(sale, reason));
    }

    public UUID publish(CreditDeductionRejected rejection) {
        return events.publish(Topics.CREDIT_DEDUCTION_REJECTED, store, rejection.saleId(), rejection);
    }

    public CreditDeductionRejected rejection(SaleConfirmed sale, String reason) {
        var shortfalls =
                sale.costs().stream().filter(this::isShort).map(this::shortfall).toList();
        return new CreditDeductionRejected(sale.saleId(), sale.attempt(), reason, shortfalls);
    }

    public void refund(SaleConfirmed sale) {
        var movements = sale.costs().stream()
                .map(cost -> move(cost.platformId(), "refund", cost.amount()))
                .toList();
        events.publish(Topics.CREDIT_REFUNDED, store, sale.saleId(), new CreditRefunded(sale.saleId(), movements));
    }

    private boolean isShort(SaleConfirmed sale) {
        return sale.costs().stream().anyMatch(this::isShort);
    }

    private boolean isShort(PlatformCost cost) {
        return available(cost.platformId()).compareTo(cost.amount()) < 0;
    }

    private Shortfall shortfall(PlatformCost cost) {
        var platform = cost.platformId();
        return new Shortfall(
                platform,
                cost.amount(),
                available(platform),
                sequences.getOrDefault(platform, 0L),
                limit(platform),
                version(platform),
                held(platform),
                heldVersions.getOrDefault(platform, 0L));
    }

    private Money available(UUID platform) {
        return balance(platform).plus(limit(platform)).minus(held(platform));
    }

    private Money limit(UUID platform) {
        return limits.getOrDefault(platform, Shop.usd("0.00"));
    }

    private long version(UUID platform) {
        return versions.getOrDefault(platform, 1L);
    }

    private Money balance(UUID platform) {
        return balances.getOrDefault(platform, Shop.usd("0.00"));
    }

    private Movement move(UUID platform, String kind, Money amount) {
        var before = balance(platform);
        var after = before.plus(amount);
        balances.put(platform, after);
        var sequence = sequences.merge(platform, 1L, Long::sum);
        return new Movement(
                Ids.next(), platform, sequence, kind, amount, before, after, null, null, "test", MOMENT, null, null);
    }

    /** The ids of the sales' events in order, as {@code await} found them. */
    public static List<UUID> ids(List<SaleConfirmed> sales) {
        return sales.stream().map(SaleConfirmed::saleId).toList();
    }
}
