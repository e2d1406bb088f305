package dev.saldo.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.contracts.identity.StoreChanged;
import dev.saldo.contracts.identity.StoreChanged.Policies;
import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.contracts.identity.StoreChanged.Seller;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import dev.saldo.testkit.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

/** What the kit promises of security, audit, store copies and privacy, seen from outside of a service. */
@SaldoTest
@TestPropertySource(properties = "saldo.privacy.purge-every=200ms")
class TrustIT {

    private static final String NOTES = "/api/v1/notes";
    private static final String AUDIT = "/api/v1/audit/sample";

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Stores stores;

    TrustIT(Api api, Events events, DatabaseClient db, Stores stores) {
        this.api = api.inFreshStore();
        this.events = events;
        this.db = db;
        this.stores = stores;
    }

    @ParameterizedTest
    @CsvSource({
        "iss, stranger",
        "aud, another-suite",
        "aud, ''",
        "store, ''",
        "store, 17",
        "role, root",
        "role, ''",
        "scope, ''",
        "role, customer",
        "exp, 1",
    })
    void aTokenThatIsNotWholeOpensNothing(String claim, String value) {
        var claims = new HashMap<String, Object>(
                Map.of("store", api.store().toString(), "role", "owner", "scope", Scope.join(Role.OWNER.scopes())));
        api.withToken(TestTokens.mint(claims)).get(NOTES).expect(200);

        claims.put(claim, claim.equals("exp") ? Long.valueOf(value) : value);

        api.withToken(TestTokens.mint(claims)).get(NOTES).expect(401).problem("unauthenticated");
    }

    @Test
    void aTokenMayDoNoMoreThanItsScopes() {
        var reader = api.withToken(TestTokens.mint(Map.of(
                "store", api.store().toString(), "role", "operator", "scope", "sales:read audit:read rockets:launch")));

        reader.get(NOTES).expect(200);
        reader.post(NOTES, Map.of("text", "milk")).expect(403).problem("forbidden");
        // what its role may not do it may not do whatever the token says
        reader.get(AUDIT).expect(403);
    }

    @Test
    void aCustomerMayOnlyWhereItIsSaid() {
        var note = api.post(NOTES, Map.of("text", "milk")).expect(201).id();
        var customer = api.asCustomer(UUID.randomUUID());

        customer.get(NOTES + "/{id}", note).expect(200);
        customer.get(NOTES).expect(403);
        customer.post(NOTES, Map.of("text", "milk")).expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Saldo-Role", "X-User", "X-Store", "X-Forwarded-User"})
    void headersThatClaimSomethingChangeNothing(String header) {
        var viewer = api.as("viewer").with(header, "owner");

        viewer.post(NOTES, Map.of("text", "milk")).expect(403);
        viewer.withoutToken().get(NOTES).expect(401);
    }

    @Test
    void aWriteLeavesWhoWhatAndWhy() {
        var note = api.with("X-Request-Id", "r-1").post(NOTES, Map.of("text", "milk", "remark", "secret"));
        api.with("Audit-Reason", "it was sour")
                .patch(NOTES + "/" + note.expect(201).id(), Map.of("text", "bread", "remark", "secret"))
                .expect(200);

        var rows = api.get(AUDIT + "?aggregateId={id}", note.id()).expect(200);

        assertThat(rows.items()).hasSize(2);
        assertThat(rows.text("items.0.operation")).isEqualTo("PATCH /api/v1/notes/{id}");
        assertThat(rows.text("items.0.reason")).isEqualTo("it was sour");
        assertThat(rows.text("items.0.version")).isEqualTo("2");
        assertThat(rows.items().getFirst().get("changes").toString())
                .isEqualTo("[{\"field\":\"text\",\"old\":\"milk\",\"new\":\"bread\"}]");
        assertThat(rows.text("items.1.operation")).isEqualTo("POST /api/v1/notes");
        assertThat(rows.text("items.1.subject")).isEqualTo("test");
        assertThat(rows.text("items.1.role")).isEqualTo("owner");
        assertThat(rows.text("items.1.aggregateType")).isEqualTo("sale");
        assertThat(rows.text("items.1.service")).isEqualTo("sample");
        assertThat(rows.text("items.1.requestId")).isEqualTo("r-1");
        assertThat(rows.items().getLast().get("changes").toString())
                .contains("{\"field\":\"remark\",\"old\":null,\"new\":\"***\"}")
                .doesNotContain("secret");
    }

    @Test
    void onlyWhatHappenedIsAudited() {
        api.post(NOTES, Map.of("text", "")).expect(422);
        api.as("viewer").post(NOTES, Map.of("text", "milk")).expect(403);
        api.with("Audit-Reason", "x".repeat(501))
                .post(NOTES, Map.of("text", "milk"))
                .expect(400)
                .at("Audit-Reason");
        api.idempotent("k").post(NOTES, Map.of("text", "milk")).expect(201);
        api.idempotent("k").post(NOTES, Map.of("text", "milk")).expect(201);

        assertThat(api.get(AUDIT).expect(200).items()).hasSize(1);
    }

    @Test
    void theAuditIsReadByPagesAndFilters() {
        var first = api.post(NOTES, Map.of("text", "one")).expect(201).id();
        var between = Instant.now();
        var second = api.post(NOTES, Map.of("text", "two")).expect(201).id();

        var page = api.get(AUDIT + "?limit=1").expect(200);
        var rest = api.get(AUDIT + "?limit=1&after={next}", page.next()).expect(200);

        assertThat(page.text("items.0.aggregateId")).isEqualTo(second.toString());
        assertThat(rest.text("items.0.aggregateId")).isEqualTo(first.toString());
        assertThat(rest.next()).isNull();
        assertThat(found("?from={t}", between)).isEqualTo(1);
        assertThat(found("?to={t}", between)).isEqualTo(1);
        assertThat(found("?actor=test&aggregateType=sale", null)).isEqualTo(2);
        assertThat(found("?actor=somebody", null)).isZero();
        assertThat(api.inFreshStore().get(AUDIT).expect(200).items()).isEmpty();
        api.as("operator").get(AUDIT).expect(403);
        api.get(AUDIT + "?after=nonsense").expect(400).at("?after");
        api.get(AUDIT + "?sort=actor").expect(400).at("?sort");
    }

    @Test
    void nobodyChangesTheAudit(Superuser superuser) {
        api.post(NOTES, Map.of("text", "milk")).expect(201);

        for (var attempt :
                new String[] {"update kit.audit set subject = 'nobody'", "delete from kit.audit", "truncate kit.audit"
                }) {
            assertThatThrownBy(() -> db.sql(attempt).then().block()).hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> superuser.execute(attempt)).hasStackTraceContaining("never changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kit", "public"})
    void nobodyButTheOwnerSaysWhatWasMigrated(String schema) {
        for (var attempt : new String[] {"delete from %s", "update %s set success = false", "truncate %s"}) {
            assertThatThrownBy(() -> db.sql(attempt.formatted(schema + ".flyway_schema_history"))
                            .then()
                            .block())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theServiceKnowsItsStores() {
        var store = api.store();
        events.publish(Topics.STORE_CHANGED, store, store, store(store, "Second name", null, 2));
        events.publish(Topics.STORE_CHANGED, store, store, store(store, "First name", null, 1));
        events.publish(Topics.STORE_CHANGED, store, store, store(store, "Third name", null, 3));

        await().untilAsserted(() -> assertThat(stores.find(store).blockOptional())
                .hasValueSatisfying(known -> assertThat(known.name()).isEqualTo("Third name")));
        assertThat(stores.find(UUID.randomUUID()).blockOptional()).isEmpty();
    }

    @Test
    void whatTheStoreKeepsNoLongerGoes() {
        var old = api.post(NOTES, Map.of("text", "milk", "remark", "old"))
                .expect(201)
                .id();
        var young = api.post(NOTES, Map.of("text", "bread", "remark", "old"))
                .expect(201)
                .id();
        db.sql("update note set created_at = created_at - interval '31 days' where uid = :id")
                .bind("id", old)
                .then()
                .block();
        var store = api.store();
        events.publish(Topics.STORE_CHANGED, store, store, store(store, "Forgetful", 30, 1));

        await().untilAsserted(() -> api.get(NOTES + "/{id}", old).expect(404));
        api.get(NOTES + "/{id}", young).expect(200);
    }

    @Test
    void aCustomersDataIsExported() {
        var id = UUID.randomUUID();
        var anna = new Customer(id, null, "Anna", null, null, null, null);
        events.publish(Topics.CUSTOMER_CHANGED, api.store(), id, new CustomerChanged(id, anna, false, 1));

        await().untilAsserted(() -> assertThat(api.get("/api/v1/privacy/sample/customers/{id}", id)
                        .expect(200)
                        .text("name"))
                .isEqualTo("Anna"));
        api.as("operator").get("/api/v1/privacy/sample/customers/{id}", id).expect(403);
        api.inFreshStore().get("/api/v1/privacy/sample/customers/{id}", id).expect(404);
    }

    private int found(String query, @Nullable Object value) {
        return (value == null ? api.get(AUDIT + query) : api.get(AUDIT + query, value))
                .expect(200)
                .items()
                .size();
    }

    private static StoreChanged store(UUID id, String name, @Nullable Integer keepSales, long version) {
        return new StoreChanged(
                id,
                name,
                "store-" + id,
                false,
                "USD",
                "UTC",
                "en-US",
                null,
                new Seller(name, null, null, null, 14),
                new Policies("wait", new Retention(null, null, null, keepSales, null)),
                version);
    }
}
