package dev.saldo.identity.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Scope;
import dev.saldo.contracts.identity.MemberChanged;
import dev.saldo.identity.AtOnce;
import dev.saldo.identity.Estate;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

@SaldoTest
class MembersIT {

    private static final String MEMBERS = "/api/v1/members";
    private static final UUID CUSTOMER = UUID.fromString("019c4cf2-d7b4-780d-a660-9c5226268981");

    private final Estate estate;
    private final Events events;
    private final Api owner;

    MembersIT(Api api, Events events) {
        this.estate = new Estate(api);
        this.events = events;
        this.owner = estate.another();
    }

    @Test
    void aMemberIsAdmittedAndReadAgain() {
        var made = admit("Ann@example.com", "operator").expect(201);

        assertThat(made.header("Location")).isEqualTo(MEMBERS + "/" + made.id());
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.text("email")).isEqualTo("Ann@example.com");
        assertThat(made.text("status")).isEqualTo("ACTIVE");
        assertThat(owner.get(MEMBERS + "/{id}", made.id()).expect(200).json()).isEqualTo(made.json());
        admit("ann@EXAMPLE.com", "viewer").expect(409).problem("member-exists");
        estate.another()
                .post(MEMBERS, Map.of("email", "ann@example.com", "role", "viewer"))
                .expect(201);
    }

    @Test
    void whatBecomesOfAMemberIsAnnouncedWithoutTheirName() {
        var made = owner.post(MEMBERS, Map.of("email", "ann@example.com", "role", "customer", "customerId", CUSTOMER))
                .expect(201);
        owner.patch(MEMBERS + "/" + made.id(), "{\"role\": \"viewer\", \"customerId\": null}")
                .expect(200);
        owner.delete(MEMBERS + "/{id}", made.id()).expect(204);
        owner.delete(MEMBERS + "/{id}", made.id()).expect(204);

        events.await(Topics.MEMBER_CHANGED, member -> member.memberId().equals(made.id()) && member.version() == 3);

        assertThat(events.published(Topics.MEMBER_CHANGED, owner.store()))
                .containsExactly(
                        new MemberChanged(made.id(), "customer", CUSTOMER, "ACTIVE", 1),
                        new MemberChanged(made.id(), "viewer", null, "ACTIVE", 2),
                        new MemberChanged(made.id(), "viewer", null, "REMOVED", 3));
    }

    @Test
    void aListIsNarrowedByRoleAndStatus() {
        admit("a@example.com", "operator").expect(201);
        var bob = admit("b@example.com", "viewer").expect(201);
        var gone = admit("c@example.com", "viewer").expect(201);
        owner.delete(MEMBERS + "/{id}", gone.id()).expect(204);

        assertThat(owner.get(MEMBERS).expect(200).items()).hasSize(2);
        assertThat(owner.get(MEMBERS + "?role=viewer").expect(200).items())
                .extracting(member -> member.path("id").asString())
                .containsExactly(bob.id().toString());
        assertThat(owner.get(MEMBERS + "?status=removed").expect(200).items())
                .extracting(member -> member.path("id").asString())
                .containsExactly(gone.id().toString());
        owner.get(MEMBERS + "?role=king").expect(400).at("?role");
    }

    @Test
    void aRemovedMemberIsNotChangedButAdmittedAgain() {
        var ann = admit("ann@example.com", "viewer").expect(201);
        owner.delete(MEMBERS + "/{id}", ann.id()).expect(204);

        owner.patch(MEMBERS + "/" + ann.id(), "{\"role\": \"operator\"}")
                .expect(409)
                .problem("member-removed");
        assertThat(admit("ann@example.com", "viewer").expect(201).id()).isNotEqualTo(ann.id());
    }

    @Test
    void theVersionGuardsAChange() {
        var ann = admit("ann@example.com", "viewer").expect(201);

        owner.ifMatch("\"1\"")
                .patch(MEMBERS + "/" + ann.id(), "{\"role\": \"operator\"}")
                .expect(200);
        owner.ifMatch("\"1\"")
                .patch(MEMBERS + "/" + ann.id(), "{\"role\": \"owner\"}")
                .expect(412)
                .problem("stale-version");
        owner.ifMatch("\"1\"").delete(MEMBERS + "/{id}", ann.id()).expect(412);
    }

    @Test
    void theLastOwnerStays() {
        var ann = admit("ann@example.com", "owner").expect(201);

        owner.delete(MEMBERS + "/{id}", ann.id()).expect(409).problem("last-owner");
        owner.patch(MEMBERS + "/" + ann.id(), "{\"role\": \"operator\"}")
                .expect(409)
                .problem("last-owner");
        owner.patch(MEMBERS + "/" + ann.id(), "{\"role\": \"owner\"}").expect(200);
        admit("bob@example.com", "owner").expect(201);
        owner.delete(MEMBERS + "/{id}", ann.id()).expect(204);
    }

    @Test
    void ofTwoLastOwnersRemovedAtOnceOneStays() throws Exception {
        for (int i = 0; i < 20; i++) {
            var store = estate.another();
            var ann = admit(store, "ann@example.com", "owner").expect(201).id();
            var bob = admit(store, "bob@example.com", "owner").expect(201).id();

            var statuses = AtOnce.call(List.of(
                    () -> store.delete(MEMBERS + "/{id}", ann).status(),
                    () -> store.patch(MEMBERS + "/" + bob, "{\"role\": \"viewer\"}")
                            .status()));

            assertThat(statuses).contains(409).containsAnyOf(200, 204);
        }
    }

    @Test
    void nobodyGivesARoleThatIsMoreThanTheirs() {
        var limited = Estate.limited(owner, Scope.MEMBERS_WRITE, Scope.MEMBERS_READ);
        var ann = admit("ann@example.com", "viewer").expect(201);

        var refused = admit(limited, "bob@example.com", "viewer").expect(403).problem("forbidden");
        assertThat(refused.json().path("missing").size()).isPositive();
        limited.patch(MEMBERS + "/" + ann.id(), "{\"role\": \"owner\"}")
                .expect(403)
                .problem("forbidden");
        limited.patch(MEMBERS + "/" + ann.id(), "{}").expect(403);
    }

    @Test
    void anotherStoresMembersAreNotThere() {
        var theirs = estate.another();
        var ann = admit("ann@example.com", "viewer").expect(201).id();

        theirs.get(MEMBERS + "/{id}", ann).expect(404).problem("not-found");
        theirs.patch(MEMBERS + "/" + ann, "{\"role\": \"owner\"}").expect(404).problem("not-found");
        theirs.delete(MEMBERS + "/{id}", ann).expect(404).problem("not-found");
        assertThat(theirs.get(MEMBERS).expect(200).items()).isEmpty();
    }

    @Test
    void theAuditDoesNotShowEmails() {
        var ann = admit("ann@example.com", "viewer").expect(201);
        owner.patch(MEMBERS + "/" + ann.id(), "{\"role\": \"operator\"}").expect(200);

        var audit = owner.get("/api/v1/audit/identity").expect(200);

        assertThat(audit.body()).doesNotContain("ann@example.com");
        assertThat(audit.text("items.0.aggregateType")).isEqualTo("member");
        assertThat(audit.json().at("/items/0/changes").toString())
                .contains("{\"field\":\"role\",\"old\":\"viewer\",\"new\":\"operator\"}");
    }

    @Test
    void whatIsHeldOfACustomerIsExported() {
        owner.post(MEMBERS, Map.of("email", "ann@example.com", "role", "customer", "customerId", CUSTOMER))
                .expect(201);
        admit("bob@example.com", "viewer").expect(201);

        var export =
                owner.get("/api/v1/privacy/identity/customers/{id}", CUSTOMER).expect(200);

        assertThat(export.body()).contains("ann@example.com").doesNotContain("bob@example.com");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"role": "viewer"}                                        | 422 | /email
            {"email": "ann@example.com"}                              | 422 | /role
            {"email": "ann", "role": "viewer"}                        | 422 | /email
            {"email": "änn@example.com", "role": "viewer"}            | 422 | /email
            {"email": "ann@example.com", "role": "king"}              | 422 | /role
            {"email": "ann@example.com", "role": "customer"}          | 422 | /customerId
            {"email": "ann@example.com", "role": "viewer", "customerId": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"} | 422 | /customerId
            {"email": "ann@example.com", "role": "viewer", "subject": "x"} | 400 | /subject
            """)
    void whatIsWrongIsPointedAt(String body, int status, String pointer) {
        owner.post(MEMBERS, body).expect(status).at(pointer);
    }

    @Test
    void badInputIsRefused() {
        var ann = admit("ann@example.com", "viewer").expect(201).id();
        BadInput.against(owner)
                .send(HttpMethod.POST, MEMBERS, """
                        {"email": "bob@example.com", "role": "customer", "customerId": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"}""")
                .send(HttpMethod.PATCH, MEMBERS + "/" + ann, """
                        {"role": "customer", "customerId": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"}""")
                .send(HttpMethod.GET, MEMBERS + "/" + ann, null)
                .send(HttpMethod.DELETE, MEMBERS + "/" + ann, null)
                .list(MEMBERS);
    }

    private Answer admit(String email, String role) {
        return admit(owner, email, role);
    }

    private static Answer admit(Api caller, String email, String role) {
        return caller.post(MEMBERS, Map.of("email", email, "role", role));
    }
}
