package dev.saldo.sales.privacy;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.sales.Ledger;
import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

/** A customer who wants to be told what is known of them, and then to be forgotten. */
@SaldoTest
class AnonymisingIT {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String MAYA = """
            {"code": "C-1042", "name": "Maya Lindqvist", "company": "Lindqvist Design AB",
             "email": "maya@lindqvist.example", "phone": "+46 8 555", "address": {"city": "Uppsala"},
             "metadata": {"birthday": "1980-05-05"}}""";

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Shop shop;

    AnonymisingIT(Api api, Events events, DatabaseClient db) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
        this.events = events;
        this.db = db;
    }

    @Test
    void thePersonGoesAndIsNotComingBack() {
        var maya = api.post(CUSTOMERS, MAYA).expect(201);
        var path = CUSTOMERS + "/" + maya.id();

        var nobody = api.with("Audit-Reason", "GDPR request 7")
                .post(path + "/anonymise", "{}")
                .expect(200);

        assertThat(nobody.text("name")).isEqualTo("Anonymised");
        assertThat(List.of("code", "company", "email", "phone", "address")).noneMatch(nobody::has);
        assertThat(nobody.json().path("metadata").isEmpty()).isTrue();
        assertThat(nobody.has("anonymisedAt")).isTrue();
        assertThat(nobody.header("ETag")).isEqualTo("\"2\"");
        var told = events.await(
                Topics.CUSTOMER_CHANGED, event -> event.customerId().equals(maya.id()) && event.version() == 2);
        assertThat(told)
                .isEqualTo(new CustomerChanged(
                        maya.id(),
                        new Customer(maya.id(), null, "Anonymised", null, null, null, null),
                        false,
                        2,
                        true));
        api.patch(path, Map.of("name", "Maya")).expect(409).problem("customer-anonymised");
        api.asCustomer(maya.id())
                .patch(path, Map.of("name", "Maya"))
                .expect(409)
                .problem("customer-anonymised");
        assertThat(api.post(path + "/anonymise").expect(200).number("version")).isEqualTo(2);
        api.delete(path).expect(204);
        api.post(path + "/restore").expect(200);
        assertThat(api.get(path).expect(200).text("name")).isEqualTo("Anonymised");
        var audit = api.get("/api/v1/audit/sales?aggregateId={id}", maya.id()).expect(200);
        assertThat(audit.items().stream().map(row -> row.path("reason").asString("")))
                .contains("GDPR request 7");
        assertThat(audit.body()).doesNotContain("Maya", "C-1042", "1980", "Uppsala");
    }

    @Test
    void aDeletedCustomerIsForgottenToo() {
        var path = CUSTOMERS + "/" + api.post(CUSTOMERS, MAYA).expect(201).id();
        api.delete(path).expect(204);

        api.post(path + "/anonymise").expect(200);

        api.get(path).expect(404);
        assertThat(api.post(path + "/restore").expect(200).text("name")).isEqualTo("Anonymised");
    }

    @Test
    void whatWasSoldStaysWithoutWhatWasWrittenAboutThem() {
        var acme = shop.platform("Acme");
        var song = shop.product("SONG-1", "0.99", new Supplier(acme, "0.69"));
        var ledger = new Ledger(events, shop.store());
        ledger.deposit(acme, "10.00");
        var maya = api.post(CUSTOMERS, MAYA).expect(201).id();
        var sold = noted(maya, song);
        shop.confirm(sold).expect(202);
        ledger.answer(shop.awaitAttempt(sold, 1));
        shop.awaitStatus(sold, "COMPLETED");
        var draft = noted(maya, song);
        var thrownAway = noted(maya, song);
        api.delete(SALES + "/{id}", thrownAway).expect(204);
        var others = noted(shop.customer(), song);
        var versionBefore = shop.sale(sold).number("version");

        api.post(CUSTOMERS + "/" + maya + "/anonymise").expect(200);

        var sale = shop.sale(sold);
        assertThat(List.of("note", "metadata")).noneMatch(sale::has);
        assertThat(sale.money("total")).isEqualTo(Shop.usd("0.99"));
        assertThat(sale.number("version")).isEqualTo(versionBefore + 1);
        assertThat(shop.sale(draft).has("note")).isFalse();
        assertThat(shop.count("sale", "uid = '%s' and note is null and metadata is null".formatted(thrownAway)))
                .isEqualTo(1);
        assertThat(shop.sale(others).text("note")).isEqualTo("Ring Maya's bell");
        shop.confirm(draft).expect(409).problem("customer-deleted");
        api.post(SALES, shop.request(maya, line(song, 1))).expect(422).at("/customerId");
        shop.act(sold, "refund").expect(200);
        assertThat(events.await(Topics.SALE_REFUNDED, event -> event.saleId().equals(sold))
                        .customer()
                        .name())
                .isEqualTo("Anonymised");
        assertThat(stored()).doesNotContain("Lindqvist");
    }

    @Test
    void whatTheySubscribedToStaysWithoutWhatWasWrittenAboutThem() {
        var shelf = new PlanShelf(shop, events);
        var plan = shelf.plan("office", Terms.monthly().free());
        var maya = api.post(CUSTOMERS, MAYA).expect(201).id();
        var active = subscription(plan, maya);
        api.post(SUBSCRIPTIONS + "/" + active + "/confirm").expect(200);
        var deleted = subscription(plan, maya);
        api.post(SUBSCRIPTIONS + "/" + deleted + "/force-delete").expect(204);
        var others = subscription(plan, shop.customer());
        var plain = shelf.draft(plan, maya);
        var export = api.get("/api/v1/privacy/sales/customers/{id}", maya).expect(200);

        api.post(CUSTOMERS + "/" + maya + "/anonymise").expect(200);

        assertThat(export.json()
                        .path("subscriptions")
                        .valueStream()
                        .map(item -> item.get("id").asString()))
                .containsExactly(active.toString(), deleted.toString(), plain.toString());
        assertThat(export.text("subscriptions.0.note")).isEqualTo("Ring Maya's bell");
        var shown = api.get(SUBSCRIPTIONS + "/{id}", active).expect(200);
        assertThat(List.of("note", "metadata", "paymentMethod")).noneMatch(shown::has);
        assertThat(shown.text("status")).isEqualTo("active");
        assertThat(shown.number("version")).isEqualTo(export.number("subscriptions.0.version") + 1);
        assertThat(api.get(SUBSCRIPTIONS + "/{id}", plain).expect(200).number("version"))
                .isEqualTo(1);
        assertThat(api.get(SUBSCRIPTIONS + "/{id}", others).expect(200).text("note"))
                .isEqualTo("Ring Maya's bell");
        assertThat(shop.count("subscription", "customer_uid = '%s' and body::text like '%%Maya%%'".formatted(maya)))
                .isZero();
        api.post(SUBSCRIPTIONS + "/" + active + "/pause").expect(200);
        api.post(SUBSCRIPTIONS + "/" + plain + "/confirm").expect(409).problem("customer-deleted");
        api.post(SUBSCRIPTIONS, shelf.request(plan, maya)).expect(422).at("/customerId");
    }

    @Test
    void everythingKnownOfACustomerIsToldOnRequest() {
        var song = shop.product("SONG-2", "0.99", new Supplier(shop.platform("Bolt"), "0.69"));
        var maya = api.post(CUSTOMERS, MAYA).expect(201).id();
        var sale = noted(maya, song);
        var thrownAway = noted(maya, song);
        api.delete(SALES + "/{id}", thrownAway).expect(204);
        noted(shop.customer(), song);

        var export = api.get("/api/v1/privacy/sales/customers/{id}", maya).expect(200);

        assertThat(export.text("customer.email")).isEqualTo("maya@lindqvist.example");
        assertThat(export.text("customer.metadata.birthday")).isEqualTo("1980-05-05");
        assertThat(export.json()
                        .path("sales")
                        .valueStream()
                        .map(item -> item.get("id").asString()))
                .containsExactly(sale.toString(), thrownAway.toString());
        assertThat(export.text("sales.0.note")).isEqualTo("Ring Maya's bell");
        assertThat(List.of("sales.0.cost", "sales.0.profit", "sales.0.lines.0.buyingPrice"))
                .noneMatch(export::has);
        api.get("/api/v1/privacy/sales/customers/{id}", UUID.randomUUID())
                .expect(404)
                .problem("not-found");
        api.inFreshStore().get("/api/v1/privacy/sales/customers/{id}", maya).expect(404);
    }

    @Test
    void badInputIsAProblemOfTheCaller() {
        var path = CUSTOMERS + "/" + shop.customer() + "/anonymise";

        BadInput.against(api).send(HttpMethod.POST, path, null);
        api.post(path, "{\"why\": \"because\"}")
                .expect(400)
                .problem("malformed")
                .at("/why");
        var once = api.idempotent("anonymise-1");
        assertThat(once.post(path, "{}").expect(200).json())
                .isEqualTo(once.post(path, "{}").expect(200).json());
    }

    private UUID subscription(UUID plan, UUID customer) {
        return api.post(
                        SUBSCRIPTIONS,
                        Map.of(
                                "planId",
                                plan,
                                "customerId",
                                customer,
                                "paymentMethod",
                                "card of Maya",
                                "note",
                                "Ring Maya's bell",
                                "metadata",
                                Map.of("deliverTo", "Maya's mother")))
                .expect(201)
                .id();
    }

    private UUID noted(UUID customer, UUID song) {
        var request = new HashMap<>(shop.request(customer, line(song, 1)));
        request.put("note", "Ring Maya's bell");
        request.put("metadata", Map.of("deliverTo", "Maya's mother"));
        return api.post(SALES, request).expect(201).id();
    }

    /** All rows of the store in the service's own tables. */
    private String stored() {
        return db.sql("""
                        select string_agg(t.line, '') from (
                            select to_jsonb(c)::text as line from customer c where store_id = :store union all
                            select to_jsonb(s)::text from sale s where store_id = :store union all
                            select to_jsonb(l)::text from sale_line l where store_id = :store) t""")
                .bind("store", shop.store())
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
