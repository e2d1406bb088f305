package dev.saldo.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Scope;
import dev.saldo.identity.AtOnce;
import dev.saldo.identity.Estate;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

@SaldoTest
class ApiKeysIT {

    private static final String KEYS = "/api/v1/api-keys";

    private final Estate estate;
    private final Events events;
    private final Superuser superuser;
    private final Api owner;

    ApiKeysIT(Api api, Events events, Superuser superuser) {
        this.estate = new Estate(api);
        this.events = events;
        this.superuser = superuser;
        this.owner = estate.another();
    }

    @Test
    void aKeyIsShownOnce() {
        var end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        var made = owner.post(KEYS, Map.of("name", "Till", "role", "operator", "expiresAt", end))
                .expect(201);

        assertThat(made.header("Location")).isEqualTo(KEYS + "/" + made.id());
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.text("key")).matches("sk_live_[A-Za-z0-9_-]{43}").startsWith(made.text("prefix"));
        assertThat(made.text("prefix")).hasSize(12);
        var read = owner.get(KEYS + "/{id}", made.id()).expect(200);
        assertThat(read.body()).doesNotContain(made.text("key").substring(12));
        assertThat(read.text("name")).isEqualTo("Till");
        assertThat(read.text("role")).isEqualTo("operator");
        assertThat(read.text("status")).isEqualTo("ACTIVE");
        assertThat(Instant.parse(read.text("expiresAt"))).isEqualTo(end);
        assertThat(read.text("createdBy")).isEqualTo("test");
        assertThat(read.has("lastUsedAt")).isFalse();
        assertThat(owner.get(KEYS + "?sort=-createdAt").expect(200).items().getFirst())
                .isEqualTo(read.json());
    }

    @Test
    void aRepeatedAnswerHasNoKey() {
        var body = Map.of("name", "Till", "role", "viewer");
        var first = owner.idempotent("k-1").post(KEYS, body).expect(201);

        var again = owner.idempotent("k-1").post(KEYS, body).expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.text("prefix")).isEqualTo(first.text("prefix"));
        assertThat(again.has("key")).isFalse();
        assertNowhereInTheDatabase(first.text("key"));
    }

    @Test
    void useIsNotedToTheMinute() {
        var made = make("viewer");
        estate.exchange("api-key", made.text("key")).expect(200);
        var first = owner.get(KEYS + "/{id}", made.id()).expect(200).text("lastUsedAt");

        estate.exchange("api-key", made.text("key")).expect(200);
        assertThat(owner.get(KEYS + "/{id}", made.id()).text("lastUsedAt")).isEqualTo(first);

        superuser.execute("update api_key set last_used_at = last_used_at - interval '61 seconds' where uid = '%s'"
                .formatted(made.id()));
        estate.exchange("api-key", made.text("key")).expect(200);
        assertThat(Instant.parse(owner.get(KEYS + "/{id}", made.id()).text("lastUsedAt")))
                .isAfterOrEqualTo(Instant.parse(first));
    }

    @Test
    void aRevokedKeyIsAnnounced() {
        var made = make("viewer");

        owner.delete(KEYS + "/{id}", made.id()).expect(204);
        owner.delete(KEYS + "/{id}", made.id()).expect(204);

        var read = owner.get(KEYS + "/{id}", made.id()).expect(200);
        assertThat(read.text("status")).isEqualTo("REVOKED");
        var told = events.await(Topics.API_KEY_REVOKED, key -> key.apiKeyId().equals(made.id()));
        assertThat(told.prefix()).isEqualTo(made.text("prefix"));
        assertThat(told.revokedAt()).isEqualTo(Instant.parse(read.text("revokedAt")));
        assertThat(events.published(Topics.API_KEY_REVOKED, owner.store())).hasSize(1);
    }

    @Test
    void rotatedAtOnceTheOldKeyIsRevoked() {
        var old = make("operator");

        var next = owner.post(KEYS + "/" + old.id() + "/rotate").expect(201);

        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(next.text("name")).isEqualTo("Till");
        assertThat(next.text("role")).isEqualTo("operator");
        estate.exchange("api-key", next.text("key")).expect(200);
        estate.exchange("api-key", old.text("key")).expect(401);
        var read = owner.get(KEYS + "/{id}", old.id()).expect(200);
        assertThat(read.text("status")).isEqualTo("REVOKED");
        assertThat(read.text("replacedBy")).isEqualTo(next.id().toString());
        events.await(Topics.API_KEY_REVOKED, key -> key.apiKeyId().equals(old.id()));
    }

    @Test
    void rotatedWithAnOverlapBothWorkForAWhile() {
        var old = make("operator");

        var next = rotate(old, 3600).expect(201);

        estate.exchange("api-key", next.text("key")).expect(200);
        estate.exchange("api-key", old.text("key")).expect(200);
        var end = Instant.parse(owner.get(KEYS + "/{id}", old.id()).text("expiresAt"));
        assertThat(end).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));
        superuser.execute("update api_key set expires_at = now() where uid = '%s'".formatted(old.id()));
        estate.exchange("api-key", old.text("key")).expect(401);
        estate.exchange("api-key", next.text("key")).expect(200);
    }

    @Test
    void anOverlapProlongsNothing() {
        var end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        var old = owner.post(KEYS, Map.of("name", "Till", "role", "viewer", "expiresAt", end))
                .expect(201);

        var next = rotate(old, 3600).expect(201);

        assertThat(Instant.parse(next.text("expiresAt"))).isEqualTo(end);
        assertThat(Instant.parse(owner.get(KEYS + "/{id}", old.id()).text("expiresAt")))
                .isEqualTo(end);
    }

    @Test
    void theAuditTellsWhatBecameOfARevokedKey() {
        var key = make("viewer");
        owner.with("Audit-Reason", "stolen").delete(KEYS + "/{id}", key.id()).expect(204);

        var row = owner.get("/api/v1/audit/identity?aggregateId={id}", key.id()).expect(200);

        assertThat(row.text("items.0.reason")).isEqualTo("stolen");
        assertThat(row.items().getFirst().path("changes").toString())
                .contains("{\"field\":\"status\",\"old\":\"ACTIVE\",\"new\":\"REVOKED\"}")
                .doesNotContain("prefix");
    }

    @Test
    void aKeyThatEndsMakesNoneThatOutlivesIt() {
        var end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        var brief = owner.post(KEYS, Map.of("name", "Brief", "role", "owner", "expiresAt", end))
                .expect(201);
        var endless = make("viewer");
        var program = estate.withKey(brief.text("key"));

        var refused = program.post(KEYS, Map.of("name", "Long", "role", "owner"))
                .expect(403)
                .problem("forbidden");
        assertThat(Instant.parse(refused.text("expiresAt"))).isEqualTo(end);
        program.post(KEYS, Map.of("name", "Long", "role", "viewer", "expiresAt", end.plusSeconds(1)))
                .expect(403);
        program.post(KEYS + "/" + endless.id() + "/rotate").expect(403);
        program.post(KEYS, Map.of("name", "As long", "role", "viewer", "expiresAt", end))
                .expect(201);
        program.post(KEYS + "/" + brief.id() + "/rotate").expect(201);
    }

    @Test
    void whatIsOverIsNotRotated() {
        var replaced = make("viewer");
        rotate(replaced, 60).expect(201);
        rotate(replaced, 60).expect(409).problem("api-key-over");

        var revoked = make("viewer");
        owner.delete(KEYS + "/{id}", revoked.id()).expect(204);
        rotate(revoked, 60).expect(409).problem("api-key-over");
        rotate(make("viewer"), 604_801).expect(422).at("/overlapSeconds");
        rotate(make("viewer"), -1).expect(422).at("/overlapSeconds");
    }

    @Test
    void ofManyRotationsAtOnceOneSucceeds() throws Exception {
        var old = make("viewer");

        var statuses = AtOnce.call(List.of(
                () -> rotate(old, 60).status(),
                () -> rotate(old, 60).status(),
                () -> rotate(old, 60).status()));

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409);
    }

    @Test
    void nobodyMakesAKeyStrongerThanThemselves() {
        var limited = Estate.limited(owner, Scope.API_KEYS_WRITE, Scope.API_KEYS_READ, Scope.SALES_READ);

        limited.post(KEYS, "{\"name\": \"Same\", \"scopes\": [\"sales:read\", \"api-keys:read\"]}")
                .expect(201);
        var refused = limited.post(KEYS, "{\"name\": \"More\", \"scopes\": [\"sales:read\", \"sales:write\"]}")
                .expect(403)
                .problem("forbidden");
        assertThat(refused.json().path("missing").toString()).isEqualTo("[\"sales:write\"]");
        limited.post(KEYS, "{\"name\": \"More\", \"role\": \"owner\"}")
                .expect(403)
                .problem("forbidden");
        limited.post(KEYS, "{\"name\": \"More\", \"role\": \"viewer\"}")
                .expect(403)
                .problem("forbidden");
        limited.post(KEYS, Map.of("name", "More", "role", "customer", "customerId", UUID.randomUUID()))
                .expect(403);
        limited.post(KEYS + "/" + make("operator").id() + "/rotate").expect(403).problem("forbidden");
    }

    @Test
    void aKeyWhoseScopesAreLimitedCannotWidenItself() {
        var key = owner.post(KEYS, "{\"name\": \"Till\", \"scopes\": [\"api-keys:write\", \"api-keys:read\"]}")
                .expect(201);
        var holder = estate.withKey(key.text("key"));

        holder.post(KEYS, "{\"name\": \"More\", \"role\": \"owner\"}").expect(403);
        var rotated = holder.post(KEYS + "/" + key.id() + "/rotate").expect(201);
        assertThat(rotated.json().path("scopes").toString()).isEqualTo("[\"api-keys:read\",\"api-keys:write\"]");
    }

    @Test
    void theLastOwnerKeyStays() {
        var first = owner.get(KEYS).expect(200).items().getFirst().path("id").asString();
        make("operator");
        owner.post(KEYS, Map.of("name", "Narrow", "scopes", List.of("platforms:write", "members:write")))
                .expect(201);

        owner.delete(KEYS + "/{id}", first).expect(409).problem("last-owner");
        var second = make("owner");
        owner.delete(KEYS + "/{id}", first).expect(204);
        owner.delete(KEYS + "/{id}", second.id()).expect(409).problem("last-owner");
        var third = rotate(second, 3600).expect(201);
        owner.delete(KEYS + "/{id}", third.id()).expect(409).problem("last-owner");
        owner.delete(KEYS + "/{id}", second.id()).expect(204);
    }

    @Test
    void ofTwoLastOwnerKeysRevokedAtOnceOneStays() throws Exception {
        for (int i = 0; i < 20; i++) {
            var store = estate.another();
            var first = store.get(KEYS).items().getFirst().path("id").asString();
            var second =
                    store.post(KEYS, "{\"name\": \"Two\", \"role\": \"owner\"}").expect(201);

            var statuses = AtOnce.call(List.of(
                    () -> store.delete(KEYS + "/{id}", first).status(),
                    () -> store.delete(KEYS + "/{id}", second.id()).status()));

            assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        }
    }

    @Test
    void anotherStoresKeysAreNotThere() {
        var theirs = estate.another();
        var key = make("viewer").id();

        theirs.get(KEYS + "/{id}", key).expect(404).problem("not-found");
        theirs.delete(KEYS + "/{id}", key).expect(404).problem("not-found");
        theirs.post(KEYS + "/" + key + "/rotate").expect(404).problem("not-found");
        assertThat(theirs.get(KEYS).expect(200).items()).hasSize(1);
    }

    @Test
    void theAuditNamesTheKeyButDoesNotShowIt() {
        var made = make("viewer");
        var next = rotate(made, 60).expect(201);

        var audit = owner.get("/api/v1/audit/identity").expect(200);

        assertThat(audit.body()).contains("***").doesNotContain(made.text("key"), next.text("key"));
        assertThat(audit.items())
                .filteredOn(row -> row.path("operation").asString().endsWith("/rotate"))
                .extracting(row -> row.path("aggregateId").asString())
                .containsExactlyInAnyOrder(made.id().toString(), next.id().toString());
        assertNowhereInTheDatabase(made.text("key"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"role": "viewer"}                                                    | 422 | /name
            {"name": "A"}                                                         | 422 | /role
            {"name": "A", "role": "viewer", "scopes": ["sales:read"]}             | 422 | /role
            {"name": "A", "role": "king"}                                         | 422 | /role
            {"name": "A", "role": "customer"}                                     | 422 | /customerId
            {"name": "A", "role": "viewer", "customerId": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"} | 422 | /customerId
            {"name": "A", "scopes": ["sales:read"], "customerId": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"} | 422 | /customerId
            {"name": "A", "scopes": []}                                           | 422 | /scopes
            {"name": "A", "scopes": ["sales:read", "sales:eat"]}                  | 422 | /scopes/1
            {"name": "A", "scopes": [null]}                                       | 422 | /scopes/0
            {"name": "A", "role": "viewer", "expiresAt": "2020-01-01T00:00:00Z"}  | 422 | /expiresAt
            {"name": "A", "role": "viewer", "expiresAt": "tomorrow"}              | 400 | /expiresAt
            {"name": "A", "role": "viewer", "key": "sk_live_mine"}                | 400 | /key
            """)
    void whatIsWrongIsPointedAt(String body, int status, String pointer) {
        owner.post(KEYS, body).expect(status).at(pointer);
    }

    @Test
    void badInputIsRefused() {
        var made = make("viewer");
        BadInput.against(owner)
                .send(HttpMethod.POST, KEYS, """
                        {"name": "Till", "scopes": ["sales:read"], "expiresAt": "2100-01-01T00:00:00Z"}""")
                .send(HttpMethod.POST, KEYS, """
                        {"name": "Till", "role": "customer", "customerId": "019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4"}""")
                .send(HttpMethod.GET, KEYS + "/" + made.id(), null)
                .send(HttpMethod.POST, KEYS + "/" + made.id() + "/rotate", null)
                .send(HttpMethod.DELETE, KEYS + "/" + made.id(), null)
                .list(KEYS);
        var rotate = KEYS + "/" + make("viewer").id() + "/rotate";
        owner.post(rotate, "{\"overlapSeconds\": \"x\"}").expect(400);
        owner.post(rotate, "{\"overlap\": 1}").expect(400);
        owner.post(rotate, "[]").expect(400);
        owner.post(rotate, "{").expect(400);
    }

    private Answer make(String role) {
        return owner.post(KEYS, Map.of("name", "Till", "role", role)).expect(201);
    }

    private Answer rotate(Answer key, int overlapSeconds) {
        return owner.post(KEYS + "/" + key.id() + "/rotate", new HashMap<>(Map.of("overlapSeconds", overlapSeconds)));
    }

    private void assertNowhereInTheDatabase(String key) {
        for (var table : new String[] {"api_key", "kit.idempotency_key", "kit.audit", "kit.outbox"}) {
            superuser.execute("do $$ begin assert not exists (select from %s t where t::text like '%%%s%%'); end $$"
                    .formatted(table, key.substring(12)));
        }
    }
}
