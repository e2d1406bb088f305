package dev.saldo.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceOverdue;
import dev.saldo.contracts.catalog.OfferChanged;
import dev.saldo.contracts.catalog.OfferChanged.Offer;
import dev.saldo.contracts.catalog.OfferChanged.Price;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Seller;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** A store of its own with something to sell, set up as the other services would tell of it. */
public final class Shop {

    public static final String SALES = "/api/v1/sales";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private long versions;

    private Shop(Api api, Events events, DatabaseClient db) {
        this.api = api;
        this.events = events;
        this.db = db;
    }

    /** In a store nobody else uses. */
    public static Shop open(Api api, Events events, DatabaseClient db) {
        return new Shop(api.inFreshStore(), events, db);
    }

    public Api api() {
        return api;
    }

    public UUID store() {
        return api.store();
    }

    public UUID customer() {
        return api.post("/api/v1/customers", Map.of("name", "Luís Gonçalves"))
                .expect(201)
                .id();
    }

    /** A platform that sells in dollars. */
    public UUID platform(String name) {
        var id = Ids.next();
        events.publish(
                Topics.PLATFORM_REGISTERED,
                store(),
                id,
                new PlatformRegistered(id, name, "USD", "ACTIVE", usd("0.00"), 1));
        known("platform_copy", "platform_uid", id);
        return id;
    }

    /** As identity-service tells of the store; knows it afterwards. */
    public void told(Policies policies) {
        versions++;
        var seller = new Seller("Songs", null, null, null, 14);
        events.publish(
                Topics.STORE_CHANGED,
                store(),
                store(),
                new StoreChanged(
                        store(), "Songs", "songs", false, "USD", "UTC", "en", null, seller, policies, versions));
        soon().until(() -> count("kit.store", "version = " + versions) == 1);
    }

    /** What a platform asks for one; the first supplier is preferred. */
    public record Supplier(UUID platform, String buyingPrice) {}

    public UUID product(String sku, String listPrice, Supplier... suppliers) {
        var id = Ids.next();
        changed(new ProductChanged(id, sku, "Product " + sku, "song", null, null, usd(listPrice), true, false, 1));
        supplied(id, 1, suppliers);
        known("product_copy", "product_uid", id);
        known("offer_copy", "product_uid", id);
        return id;
    }

    public UUID changed(ProductChanged product) {
        return events.publish(Topics.PRODUCT_CHANGED, store(), product.productId(), product);
    }

    public UUID supplied(UUID product, long version, Supplier... suppliers) {
        var offers = Stream.of(suppliers)
                .map(supplier -> new Offer(
                        Ids.next(),
                        supplier.platform(),
                        supplier == suppliers[0],
                        List.of(new Price(LONG_AGO, usd(supplier.buyingPrice())))))
                .toList();
        return events.publish(Topics.OFFER_CHANGED, store(), product, new OfferChanged(product, offers, version));
    }

    public static Map<String, Object> line(UUID product, long quantity) {
        return Map.of("productId", product, "quantity", quantity);
    }

    public Map<String, Object> request(UUID customer, Object... lines) {
        var request = new HashMap<String, Object>();
        request.put("customerId", customer);
        request.put("lines", List.of(lines));
        return request;
    }

    public UUID draft(UUID customer, Object... lines) {
        return api.post(SALES, request(customer, lines)).expect(201).id();
    }

    public UUID confirmed(Object... lines) {
        var sale = draft(customer(), lines);
        confirm(sale).expect(202);
        return sale;
    }

    public Answer confirm(UUID sale) {
        return act(sale, "confirm");
    }

    public Answer act(UUID sale, String act) {
        return api.post(SALES + "/" + sale + "/" + act);
    }

    public Answer sale(UUID id) {
        return api.get(SALES + "/{id}", id).expect(200);
    }

    public Answer awaitStatus(UUID sale, String status) {
        soon().untilAsserted(() -> assertThat(sale(sale).text("status")).isEqualTo(status));
        return sale(sale);
    }

    public SaleConfirmed awaitAttempt(UUID sale, int attempt) {
        return events.await(
                Topics.SALE_CONFIRMED, confirmed -> confirmed.saleId().equals(sale) && confirmed.attempt() == attempt);
    }

    /** How often the sale asked for its credits so far, attempt by attempt. */
    public List<Integer> attempts(UUID sale) {
        var attempts = new ArrayList<Integer>();
        events.published(Topics.SALE_CONFIRMED, store()).stream()
                .filter(confirmed -> confirmed.saleId().equals(sale))
                .forEach(confirmed -> attempts.add(confirmed.attempt()));
        return attempts;
    }

    /** As billing-service tells that an invoice of the subscription was not paid in time; answers the invoice. */
    public UUID overdue(UUID subscription, UUID customer) {
        var invoice = Ids.next();
        events.publish(
                Topics.INVOICE_OVERDUE,
                store(),
                invoice,
                new InvoiceOverdue(
                        invoice,
                        "INV-1",
                        null,
                        List.of(subscription),
                        customer,
                        LocalDate.of(2026, 1, 30),
                        usd("1.00"),
                        Instant.parse("2026-01-31T00:00:00Z"),
                        2));
        return invoice;
    }

    public long count(String table, String condition) {
        return db.sql("select count(*) from %s where store_id = :store and %s".formatted(table, condition))
                .bind("store", store())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    /** Most things are there in milliseconds, and every test makes many of them: looks at once, and often. */
    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    private void known(String table, String column, UUID id) {
        soon().until(() -> count(table, "%s = '%s'".formatted(column, id)) == 1);
    }
}
