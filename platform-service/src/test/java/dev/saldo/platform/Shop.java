package dev.saldo.platform;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.PlatformCost;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.contracts.sales.SaleRefunded;
import dev.saldo.contracts.sales.SubscriptionRenewalDue;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A store at work: its platforms over HTTP, its sales as the events that sales-service publishes. */
public record Shop(Api api, Events events) {

    /** Who confirms sales, and who refunds them. */
    public static final String SELLER = "api-key:0198c0de-0000-7000-8000-0000000000aa";

    public static final String REFUNDER = "member:0198c0de-0000-7000-8000-0000000000bb";

    private static final Instant MORNING = Instant.parse("2026-02-10T08:00:00Z");

    public UUID store() {
        return api.store();
    }

    /** A platform in US dollars. */
    public UUID platform() {
        return platform("");
    }

    /** @param more further fields, such as {@code , "description": "x"} */
    public UUID platform(String more) {
        return api.post("/api/v1/platforms", "{\"name\": \"%s\", \"currency\": \"USD\"%s}".formatted(Ids.next(), more))
                .expect(201)
                .id();
    }

    /** A platform with this on it. */
    public UUID stocked(String balance) {
        var platform = platform();
        deposit(platform, balance);
        return platform;
    }

    public Answer allowOverdraft(UUID platform, String limit) {
        return api.patch("/api/v1/platforms/" + platform, Map.of("overdraftLimit", usd(limit)))
                .expect(200);
    }

    public Answer rename(UUID platform) {
        return api.patch("/api/v1/platforms/" + platform, Map.of("name", Ids.next()))
                .expect(200);
    }

    public Answer deposit(UUID platform, String amount) {
        return api.post(credits(platform), amount(amount)).expect(201);
    }

    public Money balance(UUID platform) {
        return api.get(credits(platform) + "/balance").expect(200).money("balance");
    }

    public Sale sale(PlatformCost... costs) {
        return new Sale(Ids.next(), 1, List.of(costs));
    }

    /** @return the event's id */
    public UUID confirm(Sale sale) {
        return confirm(sale, sale.id());
    }

    /** @param key of the record: what has one key is read in the order it was published */
    public UUID confirm(Sale sale, UUID key) {
        return confirm(sale, key, SELLER);
    }

    public UUID confirm(Sale sale, UUID key, String actor) {
        return events.publish(Topics.SALE_CONFIRMED, store(), key, confirmed(sale, actor));
    }

    /** A charge of a subscription asks for its credits; what it takes is told as of the sale with its id. */
    public UUID due(Sale charge, UUID subscription) {
        return events.publish(Topics.SUBSCRIPTION_RENEWAL_DUE, store(), subscription, chargeOf(charge, subscription));
    }

    /** The first charges of as many subscriptions, without waiting for each. */
    public void dueAll(List<Sale> charges) {
        events.publishAll(charges.stream()
                .map(charge -> chargeOf(charge, Ids.next()))
                .map(due -> OutboxMessage.of(Topics.SUBSCRIPTION_RENEWAL_DUE, store(), due.subscriptionId(), due))
                .toList());
    }

    private static SubscriptionRenewalDue chargeOf(Sale charge, UUID subscription) {
        return new SubscriptionRenewalDue(
                subscription,
                charge.id(),
                charge.attempt(),
                "renewal",
                charge.costs(),
                MORNING,
                "system",
                charge.attempt());
    }

    /** Many without waiting for each. */
    public void confirmAll(List<Sale> sales) {
        events.publishAll(sales.stream()
                .map(sale -> OutboxMessage.of(Topics.SALE_CONFIRMED, store(), sale.id(), confirmed(sale, SELLER)))
                .toList());
    }

    private static SaleConfirmed confirmed(Sale sale, String actor) {
        return new SaleConfirmed(
                sale.id(), sale.attempt(), null, List.of(), sale.costs(), MORNING, MORNING, actor, sale.attempt());
    }

    /** @return the event's id */
    public UUID refund(Sale sale) {
        return refund(sale, sale.id());
    }

    public UUID refund(Sale sale, UUID key) {
        return refund(sale, key, REFUNDER);
    }

    public UUID refund(Sale sale, UUID key, String actor) {
        var customer = new Customer(Ids.next(), null, "Ann", null, null, null, null);
        var total =
                sale.costs().isEmpty() ? usd("0.00") : sale.costs().getFirst().amount();
        var body = new SaleRefunded(
                sale.id(), null, customer, List.of(), sale.costs(), total, null, MORNING.plusSeconds(60), actor, 3);
        return events.publish(Topics.SALE_REFUNDED, store(), key, body);
    }

    public static String credits(UUID platform) {
        return "/api/v1/platforms/" + platform + "/credits";
    }

    public static String amount(String amount) {
        return "{\"amount\": {\"amount\": \"%s\", \"currency\": \"USD\"}, \"reference\": \"test\"}".formatted(amount);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static PlatformCost cost(UUID platform, String amount) {
        return new PlatformCost(platform, usd(amount));
    }

    /** @param attempt how often it asked for its credits, this time included */
    public record Sale(UUID id, int attempt, List<PlatformCost> costs) {

        public Sale again() {
            return new Sale(id, attempt + 1, costs);
        }
    }
}
