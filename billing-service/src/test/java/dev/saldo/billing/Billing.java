package dev.saldo.billing;

import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.SaleCompleted;
import dev.saldo.contracts.sales.SubscriptionCharged;
import dev.saldo.contracts.sales.SubscriptionPlanChanged;
import dev.saldo.contracts.sales.SubscriptionRenewed;
import dev.saldo.kit.store.Stores;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** One store and what happens in it, for tests. */
public final class Billing {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final Events events;

    public Billing(Api api, Events events) {
        this.api = api;
        this.events = events;
    }

    public Api api() {
        return api;
    }

    public UUID store() {
        return api.store();
    }

    /** The same store as one of its customers sees it, live. */
    public Billing asCustomer(Customer customer) {
        return new Billing(api.asCustomer(customer.customerId()), events);
    }

    /** The same as if the store were a sandbox. */
    public Billing asTestCustomer(Customer customer) {
        return new Billing(api.asTestCustomer(customer.customerId()), events);
    }

    /** Tells of the store, and waits until this service knows. */
    public void told(Stores stores, StoreChanged store) {
        events.publish(Topics.STORE_CHANGED, store.storeId(), store.storeId(), store);
        soon().until(() -> stores.find(store.storeId()).blockOptional().equals(Optional.of(store)));
    }

    /** Completes the sale and waits for its invoice. */
    public Answer invoiced(SaleCompleted sale) {
        completed(sale);
        return invoiceOf(sale);
    }

    public UUID completed(SaleCompleted sale) {
        return events.publish(Topics.SALE_COMPLETED, store(), sale.saleId(), sale);
    }

    public UUID refunded(SaleCompleted sale) {
        return events.publish(Topics.SALE_REFUNDED, store(), sale.saleId(), SaleFixtures.refund(sale));
    }

    /** Events of one subscription have one key. */
    public UUID renewed(SubscriptionRenewed event) {
        return events.publish(
                Topics.SUBSCRIPTION_RENEWED, store(), event.subscription().subscriptionId(), event);
    }

    public UUID charged(SubscriptionCharged event) {
        return events.publish(
                Topics.SUBSCRIPTION_CHARGED, store(), event.subscription().subscriptionId(), event);
    }

    public UUID planChanged(SubscriptionPlanChanged event) {
        return events.publish(
                Topics.SUBSCRIPTION_PLAN_CHANGED, store(), event.subscription().subscriptionId(), event);
    }

    /** The newest invoice of the subscription. */
    public Answer invoiceOf(UUID subscription) {
        return invoice(UUID.fromString(invoicesOf(subscription, 1).getLast()));
    }

    /** The invoices of the subscription in their order, once there are so many. */
    public List<String> invoicesOf(UUID subscription, int count) {
        var path = "/api/v1/invoices?sort=number&subscriptionId=" + subscription;
        return soon().until(() -> all(path), found -> found.size() >= count).stream()
                .map(invoice -> invoice.path("id").asString())
                .toList();
    }

    /** The credit notes of the subscription in their order, once there are so many. */
    public List<JsonNode> creditNotesOf(UUID subscription, int count) {
        var path = "/api/v1/credit-notes?sort=number&subscriptionId=" + subscription;
        return soon().until(() -> all(path), found -> found.size() >= count);
    }

    public Answer invoiceOf(SaleCompleted sale) {
        var list = soon().until(
                        () -> api.get("/api/v1/invoices?saleId={sale}", sale.saleId())
                                .expect(200),
                        found -> found.items().size() == 1);
        return invoice(UUID.fromString(list.text("items.0.id")));
    }

    /** What the store owes the customer in dollars. */
    public Money balance(Customer customer) {
        var balances =
                api.get("/api/v1/customer-balances/{id}", customer.customerId()).expect(200);
        return balances.json().path("balances").isEmpty()
                ? SaleFixtures.usd("0.00")
                : balances.money("balances.0.amount");
    }

    public Answer invoice(UUID id) {
        return api.get("/api/v1/invoices/{id}", id).expect(200);
    }

    public Answer creditNoteOf(SaleCompleted sale) {
        var list = soon().until(
                        () -> api.get("/api/v1/credit-notes?saleId={sale}", sale.saleId())
                                .expect(200),
                        found -> found.items().size() == 1);
        return api.get("/api/v1/credit-notes/{id}", list.text("items.0.id")).expect(200);
    }

    public Answer pay(UUID invoice, String reference, String amount) {
        return api.post("/api/v1/payments", payment(invoice, reference, amount));
    }

    public Answer payAll(UUID invoice, String reference) {
        return api.post("/api/v1/payments", Map.of("invoiceId", invoice, "method", "card", "referenceId", reference));
    }

    public Answer simulate(UUID invoice, String reference, String outcome) {
        var body = new HashMap<String, Object>(Map.of("invoiceId", invoice, "method", "upi", "referenceId", reference));
        body.put("outcome", outcome);
        return api.post("/api/v1/payments/simulate", body);
    }

    /** Most things are there in milliseconds, and many tests make many of them: looks at once, and often. */
    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    public static Map<String, Object> payment(UUID invoice, String reference, String amount) {
        return Map.of(
                "invoiceId",
                invoice,
                "method",
                "card",
                "referenceId",
                reference,
                "amount",
                Map.of("amount", amount, "currency", "USD"));
    }

    /** All pages of a list. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var page = api.get(path).expect(200);
        items.addAll(page.items());
        while (page.next() != null) {
            page = api.get(path + (path.contains("?") ? "&" : "?") + "after={cursor}", page.next())
                    .expect(200);
            items.addAll(page.items());
        }
        return items;
    }

    /** Runs them at once and answers their results in order. */
    public static <T> List<T> atOnce(List<Callable<T>> work) {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
