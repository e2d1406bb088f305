package dev.saldo.identity.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Scope;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.identity.Estate;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import dev.saldo.testkit.TestTokens;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

@SaldoTest
class StoresIT {

    private static final String STORES = "/api/v1/stores";
    private static final String EVERYTHING = """
            {"name": "Northwind Codes", "slug": "%s", "defaultCurrency": "EUR", "timeZone": "Europe/Stockholm",
             "locale": "sv-SE", "country": "SE",
             "seller": {"name": "Northwind Codes AB", "taxId": "SE5566778899", "email": "billing@northwind.example",
                        "address": {"street": "Kungsgatan 4", "city": "Stockholm", "state": "Stockholm",
                                    "postalCode": "111 43", "country": "SE"},
                        "paymentTermsDays": 30},
             "policies": {"onMissingCredit": "reject",
                          "retention": {"platforms": 365, "products": 365, "customers": 30, "sales": 90, "members": 60},
                          "subscriptions": {"proration": "second", "trialReminderDays": 3, "consolidateInvoices": true},
                          "belowMarginFloor": "approve"},
             "test": false}""";

    private final Api api;
    private final Estate estate;
    private final Events events;
    private final Superuser superuser;

    StoresIT(Api api, Events events, Superuser superuser) {
        this.api = api;
        this.estate = new Estate(api);
        this.events = events;
        this.superuser = superuser;
    }

    @Test
    void aStoreIsMadeWithAFirstKeyForItsOwner() {
        var slug = slug();
        var made = estate.first().post(STORES, EVERYTHING.formatted(slug)).expect(201);

        assertThat(made.header("Location")).isEqualTo(STORES + "/" + made.id());
        assertThat(made.text("slug")).isEqualTo(slug);
        assertThat(made.text("apiKey.key")).startsWith("sk_live_").startsWith(made.text("apiKey.prefix"));
        var owner = estate.withKey(made.text("apiKey.key"));
        assertThat(owner.store()).isEqualTo(made.id());
        var read = owner.get(STORES + "/{id}", made.id()).expect(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.has("apiKey")).isFalse();
        assertThat(read.text("seller.address.city")).isEqualTo("Stockholm");
        assertThat(read.number("seller.paymentTermsDays")).isEqualTo(30);
        assertThat(read.text("policies.onMissingCredit")).isEqualTo("reject");
        assertThat(read.number("policies.retention.customers")).isEqualTo(30);
        assertThat(read.text("policies.subscriptions.proration")).isEqualTo("second");
        assertThat(owner.get("/api/v1/api-keys").expect(200).items()).hasSize(1);
    }

    @Test
    void aNameIsEnough() {
        var name = "Ann's " + UUID.randomUUID();
        var made = estate.first().post(STORES, Map.of("name", name)).expect(201);

        assertThat(made.text("slug")).isEqualTo(Slug.from(name));
        assertThat(made.text("test")).isEqualTo("false");
        assertThat(made.text("defaultCurrency")).isEqualTo("USD");
        assertThat(made.text("timeZone")).isEqualTo("UTC");
        assertThat(made.text("locale")).isEqualTo("en-US");
        assertThat(made.has("country")).isFalse();
        assertThat(made.text("seller.name")).isEmpty();
        assertThat(made.number("seller.paymentTermsDays")).isEqualTo(14);
        assertThat(made.text("policies.onMissingCredit")).isEqualTo("wait");
        assertThat(made.has("policies.retention.sales")).isFalse();
        assertThat(made.text("policies.subscriptions.proration")).isEqualTo("day");
        assertThat(made.number("policies.subscriptions.trialReminderDays")).isEqualTo(7);
        assertThat(made.text("policies.subscriptions.consolidateInvoices")).isEqualTo("false");
        assertThat(made.text("policies.belowMarginFloor")).isEqualTo("refuse");
    }

    @Test
    void everyChangeIsAnnounced() {
        var made = estate.first().post(STORES, EVERYTHING.formatted(slug())).expect(201);
        var owner = api.inStore(made.id());

        var told = events.await(Topics.STORE_CHANGED, store -> store.storeId().equals(made.id()));

        assertThat(told)
                .isEqualTo(new StoreChanged(
                        made.id(),
                        "Northwind Codes",
                        made.text("slug"),
                        false,
                        "EUR",
                        "Europe/Stockholm",
                        "sv-SE",
                        "SE",
                        new StoreChanged.Seller(
                                "Northwind Codes AB",
                                new Customer.Address("Kungsgatan 4", "Stockholm", "Stockholm", "111 43", "SE"),
                                "SE5566778899",
                                "billing@northwind.example",
                                30),
                        new StoreChanged.Policies(
                                "reject",
                                new StoreChanged.Retention(365, 365, 30, 90, 60),
                                new StoreChanged.Subscriptions("second", 3, true),
                                "approve"),
                        1));
        owner.patch(STORES + "/" + made.id(), """
                {"name": "Northwind", "seller": {"address": null}, "policies": {"onMissingCredit": "wait"}}""").expect(200);
        var again =
                events.await(Topics.STORE_CHANGED, store -> store.storeId().equals(made.id()) && store.version() == 2);
        assertThat(again.name()).isEqualTo("Northwind");
        assertThat(again.seller().address()).isNull();
        assertThat(again.seller().paymentTermsDays()).isEqualTo(30);
        assertThat(again.policies().onMissingCredit()).isEqualTo("wait");
        assertThat(again.policies().retention().sales()).isEqualTo(90);
        assertThat(again.policies().subscriptions().trialReminderDays()).isEqualTo(3);
    }

    @Test
    void theVersionGuardsAChange() {
        var owner = estate.another();
        var path = STORES + "/" + owner.store();

        var changed = owner.ifMatch("\"1\"")
                .patch(path, "{\"timeZone\": \"Asia/Tokyo\"}")
                .expect(200);

        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.text("timeZone")).isEqualTo("Asia/Tokyo");
        owner.ifMatch("\"1\"")
                .patch(path, "{\"timeZone\": \"UTC\"}")
                .expect(412)
                .problem("stale-version");
    }

    @Test
    void whatIsNullGetsItsDefaultAgain() {
        var made = estate.first().post(STORES, EVERYTHING.formatted(slug())).expect(201);

        var changed =
                api.inStore(made.id()).patch(STORES + "/" + made.id(), """
                        {"locale": null, "country": null, "seller": null, "policies": {"retention": {"sales": null}}}""").expect(200);

        assertThat(changed.text("locale")).isEqualTo("en-US");
        assertThat(changed.has("country")).isFalse();
        assertThat(changed.text("seller.name")).isEmpty();
        assertThat(changed.has("policies.retention.sales")).isFalse();
        assertThat(changed.number("policies.retention.platforms")).isEqualTo(365);
    }

    @Test
    void howSubscriptionsAreRunIsChangedOneByOne() {
        var owner = estate.another();
        var path = STORES + "/" + owner.store();

        var changed = owner.patch(path, """
                        {"policies": {"subscriptions": {"proration": "thirty-day-month", "trialReminderDays": 14}}}""").expect(200);
        var again = owner.patch(path, "{\"policies\": {\"subscriptions\": {\"trialReminderDays\": null}}}")
                .expect(200);

        assertThat(changed.number("policies.subscriptions.trialReminderDays")).isEqualTo(14);
        assertThat(again.text("policies.subscriptions.proration")).isEqualTo("thirty-day-month");
        assertThat(again.number("policies.subscriptions.trialReminderDays")).isEqualTo(7);
        var told = events.await(
                Topics.STORE_CHANGED, store -> store.storeId().equals(owner.store()) && store.version() == 3);
        assertThat(told.policies().subscriptions())
                .isEqualTo(new StoreChanged.Subscriptions("thirty-day-month", 7, false));
    }

    @ParameterizedTest
    @CsvSource({
        "proration, '\"week\"', 422",
        "trialReminderDays, 0, 422",
        "trialReminderDays, 366, 422",
        "consolidateInvoices, '\"yes\"', 400"
    })
    void subscriptionsAreRunOnlyInWaysThatThereAre(String name, String value, int status) {
        var owner = estate.another();

        owner.patch(
                        STORES + "/" + owner.store(),
                        "{\"policies\": {\"subscriptions\": {\"%s\": %s}}}".formatted(name, value))
                .expect(status)
                .at("/policies/subscriptions/" + name);
    }

    @Test
    void aSlugIsTakenEverywhere() {
        var slug = slug();
        estate.first().post(STORES, Map.of("name", "One", "slug", slug)).expect(201);

        estate.another()
                .post(STORES, Map.of("name", "Two", "slug", slug))
                .expect(409)
                .problem("slug-taken");
        var other = estate.another();
        other.patch(STORES + "/" + other.store(), Map.of("slug", slug))
                .expect(409)
                .problem("slug-taken");
    }

    @Test
    void storesOfOneNameGetSlugsOfTheirOwn() {
        var name = "Same " + slug();
        var first = estate.first().post(STORES, Map.of("name", name)).expect(201);
        var second = estate.first().post(STORES, Map.of("name", name)).expect(201);

        assertThat(second.text("slug")).startsWith(first.text("slug") + "-").matches(Slug.PATTERN);
    }

    @Test
    void fromATestStoreComeTestStoresOnly() {
        var key = estate.made(true).text("apiKey.key");
        var sandbox = testCaller(estate.exchange("api-key", key).expect(200));

        assertThat(sandbox.post(STORES, "{\"name\": \"Box\", \"test\": true}")
                        .expect(201)
                        .text("apiKey.key"))
                .startsWith("sk_test_");
        sandbox.post(STORES, "{\"name\": \"Real\", \"test\": false}")
                .expect(409)
                .problem("test-stores-only");
        sandbox.post(STORES, "{\"name\": \"Real\"}").expect(409).problem("test-stores-only");
    }

    @Test
    void whetherItIsATestIsForGood() {
        var owner = estate.another();

        owner.patch(STORES + "/" + owner.store(), "{\"test\": true}")
                .expect(400)
                .at("/test");
    }

    @Test
    void aProgramSeesItsOwnStoreOnly() {
        var mine = estate.another();
        var theirs = estate.another();

        assertThat(mine.get(STORES).expect(200).items())
                .extracting(store -> store.path("id").asString())
                .containsExactly(mine.store().toString());
        mine.get(STORES + "/{id}", theirs.store()).expect(404).problem("not-found");
        mine.patch(STORES + "/" + theirs.store(), "{\"name\": \"Mine\"}")
                .expect(404)
                .problem("not-found");
        mine.patch(STORES + "/" + UUID.randomUUID(), "{\"name\": \"Mine\"}").expect(404);
    }

    @Test
    void onlyAnOwnerInFullMakesStores() {
        var owner = estate.another();

        Estate.limited(owner, Scope.STORES_WRITE)
                .post(STORES, "{\"name\": \"Wide\"}")
                .expect(403)
                .problem("forbidden");
        owner.as("operator").post(STORES, "{\"name\": \"Wide\"}").expect(403).problem("forbidden");
    }

    @Test
    void aRepeatedAnswerHasNoKey() {
        var body = Map.of("name", "Once " + slug());
        var first = estate.first().idempotent("make-" + body).post(STORES, body).expect(201);

        var again = estate.first().idempotent("make-" + body).post(STORES, body).expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.text("apiKey.prefix")).isEqualTo(first.text("apiKey.prefix"));
        assertThat(again.has("apiKey.key")).isFalse();
        assertNowhereInTheDatabase(first.text("apiKey.key"));
    }

    @Test
    void theAuditSaysWhatChangedButNotTheKey() {
        var made = estate.made(false);
        var owner = api.inStore(made.id());
        owner.with("Audit-Reason", "moved").patch(STORES + "/" + made.id(), "{\"timeZone\": \"Asia/Tokyo\"}");

        var row = owner.get("/api/v1/audit/identity").expect(200);

        assertThat(row.text("items.0.aggregateType")).isEqualTo("store");
        assertThat(row.text("items.0.aggregateId")).isEqualTo(made.id().toString());
        assertThat(row.text("items.0.reason")).isEqualTo("moved");
        assertThat(row.json().at("/items/0/changes").toString())
                .contains("{\"field\":\"timeZone\",\"old\":\"UTC\",\"new\":\"Asia/Tokyo\"}");
        assertNowhereInTheDatabase(made.text("apiKey.key"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | 422 | /name
            {"name": " "}                                                   | 422 | /name
            {"name": "A", "slug": "Not A Slug"}                             | 422 | /slug
            {"name": "A", "slug": "-a"}                                     | 422 | /slug
            {"name": "A", "slug": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"}   | 422 | /slug
            {"name": "A", "defaultCurrency": "usd"}                         | 422 | /defaultCurrency
            {"name": "A", "defaultCurrency": "XXX"}                         | 422 | /defaultCurrency
            {"name": "A", "timeZone": "Mars/Olympus"}                       | 422 | /timeZone
            {"name": "A", "locale": "english"}                              | 422 | /locale
            {"name": "A", "locale": "en_US"}                                | 422 | /locale
            {"name": "A", "locale": ""}                                     | 422 | /locale
            {"name": "A", "country": "Sweden"}                              | 422 | /country
            {"name": "A", "seller": {"email": "nobody"}}                    | 422 | /seller/email
            {"name": "A", "seller": {"paymentTermsDays": 366}}              | 422 | /seller/paymentTermsDays
            {"name": "A", "seller": {"vat": "1"}}                           | 400 | /seller/vat
            {"name": "A", "policies": {"onMissingCredit": "cry"}}           | 422 | /policies/onMissingCredit
            {"name": "A", "policies": {"belowMarginFloor": "cry"}}          | 422 | /policies/belowMarginFloor
            {"name": "A", "policies": {"retention": {"sales": 0}}}          | 422 | /policies/retention/sales
            {"name": "A", "policies": {"retention": {"sales": 3651}}}       | 422 | /policies/retention/sales
            {"name": "A", "test": "no"}                                     | 400 | /test
            """)
    void whatIsWrongIsPointedAt(String body, int status, String pointer) {
        estate.first()
                .post(STORES, body)
                .expect(status)
                .problem(status == 422 ? "invalid" : "malformed")
                .at(pointer);
    }

    @Test
    void badInputIsRefused() {
        var owner = estate.another();
        BadInput.against(owner)
                .send(HttpMethod.POST, STORES, EVERYTHING.formatted(slug()))
                .send(HttpMethod.PATCH, STORES + "/" + owner.store(), """
                        {"name": "Northwind", "slug": "%s", "locale": "de-DE", "seller": {"name": "N"}}""".formatted(slug()))
                .send(HttpMethod.GET, STORES + "/" + owner.store(), null)
                .list(STORES);
    }

    private void assertNowhereInTheDatabase(String key) {
        for (var table : new String[] {"api_key", "kit.idempotency_key", "kit.audit", "kit.outbox"}) {
            superuser.execute("do $$ begin assert not exists (select from %s t where t::text like '%%%s%%'); end $$"
                    .formatted(table, key.substring(12)));
        }
    }

    private Api testCaller(Answer exchanged) {
        return api.inStore(UUID.fromString(exchanged.text("store")))
                .withToken(TestTokens.mint(Map.of(
                        "store",
                        exchanged.text("store"),
                        "role",
                        "owner",
                        "scope",
                        Scope.join(EnumSet.allOf(Scope.class)),
                        "test",
                        true)));
    }

    private static String slug() {
        return "s-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
