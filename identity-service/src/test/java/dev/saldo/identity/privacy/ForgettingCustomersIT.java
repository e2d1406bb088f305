package dev.saldo.identity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.identity.MemberChanged;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.identity.Estate;
import dev.saldo.identity.oidc.LocalIssuer;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is left of a customer here, once sales has made nobody of them. */
@SaldoTest
class ForgettingCustomersIT {

    private static final LocalIssuer ISSUER = LocalIssuer.start();
    private static final String MEMBERS = "/api/v1/members";

    private final Api api;
    private final Estate estate;
    private final Events events;
    private final Superuser superuser;
    private final DatabaseClient db;
    private final Api owner;
    private final UUID customer = UUID.randomUUID();
    private final String email = "maya-" + UUID.randomUUID() + "@example.com";
    private final String subject = UUID.randomUUID().toString();

    ForgettingCustomersIT(Api api, Events events, Superuser superuser, DatabaseClient db) {
        this.api = api;
        this.estate = new Estate(api);
        this.events = events;
        this.superuser = superuser;
        this.db = db;
        this.owner = estate.another();
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("saldo.oidc.issuer-uri", ISSUER::uri);
        properties.add("saldo.oidc.client-id", () -> LocalIssuer.CLIENT);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop();
    }

    @Test
    void nobodySignsInAsThemAndNothingSaysWhoTheyWere() {
        var member = admit(owner);
        var session = signIn();
        var key = owner.post("/api/v1/api-keys", Map.of("name", "Portal", "role", "customer", "customerId", customer))
                .expect(201);
        estate.exchange("session", session).expect(200);
        estate.exchange("api-key", key.text("key")).expect(200);

        anonymised(true);

        var told = events.await(
                Topics.MEMBER_CHANGED, change -> change.memberId().equals(member.id()) && change.version() == 2);
        assertThat(told).isEqualTo(new MemberChanged(member.id(), "customer", customer, "REMOVED", 2));
        estate.exchange("session", session).expect(401);
        estate.exchange("api-key", key.text("key")).expect(401);
        assertThat(owner.get(MEMBERS + "/{id}", member.id()).expect(200).text("email"))
                .isEqualTo("anonymised");
        var audit = owner.get("/api/v1/audit/identity?actor=system").expect(200);
        assertThat(audit.items())
                .extracting(row -> row.path("operation").asString() + " "
                        + row.path("aggregateType").asString())
                .containsExactlyInAnyOrder("identity.forget-customer member", "identity.forget-customer api-key");
        superuser.execute("""
                do $$ begin
                    assert not exists (select from member m where m::text like '%%%1$s%%' or m::text like '%%%2$s%%');
                    assert not exists (select from session s where s::text like '%%%1$s%%' or s::text like '%%%2$s%%');
                end $$""".formatted(email, subject));
    }

    @Test
    void whoeverIsSomebodyElsewhereStaysSignedInThere() {
        admit(owner);
        var elsewhere = estate.another();
        elsewhere.post(MEMBERS, Map.of("email", email, "role", "viewer")).expect(201);
        var session = signIn();
        estate.exchange("session", session, owner.store()).expect(200);

        anonymised(true);

        await().untilAsserted(
                        () -> estate.exchange("session", session, owner.store()).expect(403));
        assertThat(estate.exchange("session", session).expect(200).text("store"))
                .isEqualTo(elsewhere.store().toString());
    }

    @Test
    void aCustomerWhoOnlyChangesStaysWhoTheyAre() {
        var member = admit(owner);

        var event = anonymised(null);

        await().until(() -> applied(event));
        assertThat(owner.get(MEMBERS + "/{id}", member.id()).expect(200).text("email"))
                .isEqualTo(email);
    }

    private UUID anonymised(@Nullable Boolean anonymised) {
        return events.publish(
                Topics.CUSTOMER_CHANGED,
                owner.store(),
                customer,
                new CustomerChanged(
                        customer,
                        new Customer(customer, null, "Anonymised", null, null, null, null),
                        false,
                        2,
                        anonymised));
    }

    private boolean applied(UUID event) {
        return db.sql("select exists (select from kit.inbox where event_id = :event)")
                .bind("event", event)
                .mapValue(Boolean.class)
                .one()
                .blockOptional()
                .orElse(false);
    }

    private Answer admit(Api owner) {
        return owner.post(MEMBERS, Map.of("email", email, "role", "customer", "customerId", customer))
                .expect(201);
    }

    private String signIn() {
        return api.withoutToken()
                .post("/internal/v1/sessions", Map.of("idToken", ISSUER.idToken(subject, email, "n"), "nonce", "n"))
                .expect(201)
                .text("session");
    }
}
