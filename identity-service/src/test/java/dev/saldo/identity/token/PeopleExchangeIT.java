package dev.saldo.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.saldo.identity.Estate;
import dev.saldo.identity.oidc.LocalIssuer;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People, by access token, ID token and session. */
@SaldoTest
class PeopleExchangeIT {

    private static final LocalIssuer ISSUER = LocalIssuer.start();
    private static final String SESSIONS = "/internal/v1/sessions";
    private static final String MEMBERS = "/api/v1/members";

    private final Api api;
    private final Estate estate;
    private final Superuser superuser;
    private final String email = "ann-" + UUID.randomUUID() + "@example.com";
    private final String subject = UUID.randomUUID().toString();

    PeopleExchangeIT(Api api, Superuser superuser) {
        this.api = api;
        this.estate = new Estate(api);
        this.superuser = superuser;
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
    void aMemberIsKnownByEmailFirstAndBySubjectFromThenOn() throws Exception {
        var owner = estate.another();
        var member = admit(owner, "operator");
        assertThat(member.text("signedIn")).isEqualTo("false");

        var first = exchange(ISSUER.accessToken(subject, email.toUpperCase(Locale.ROOT)))
                .expect(200);

        assertThat(first.text("subject")).isEqualTo("member:" + member.id());
        assertThat(first.text("store")).isEqualTo(owner.store().toString());
        assertThat(first.text("role")).isEqualTo("operator");
        assertThat(SignedJWT.parse(first.text("token")).getJWTClaimsSet().toString())
                .doesNotContainIgnoringCase(email)
                .doesNotContain(subject);
        assertThat(owner.get(MEMBERS + "/{id}", member.id()).expect(200).text("signedIn"))
                .isEqualTo("true");
        exchange(ISSUER.token(Map.of("sub", subject))).expect(200);
        exchange(ISSUER.accessToken("somebody-else", email)).expect(403).problem("no-membership");
    }

    @Test
    void anEmailThatIsNotVerifiedOpensNothing() {
        admit(estate.another(), "operator");

        exchange(ISSUER.token(Map.of("sub", subject, "email", email)))
                .expect(403)
                .problem("no-membership");
        exchange(ISSUER.token(Map.of("sub", subject, "email", email, "email_verified", false)))
                .expect(403)
                .problem("no-membership");
    }

    @Test
    void somebodyUnknownIsAMemberOfNoStore() {
        exchange(ISSUER.accessToken(subject, email)).expect(403).problem("no-membership");
    }

    @Test
    void ofSeveralStoresOneIsChosen() {
        var one = estate.another();
        var other = estate.another();
        admit(one, "owner");
        admit(other, "viewer");
        var token = ISSUER.accessToken(subject, email);

        var stores =
                exchange(token).expect(400).problem("store-not-chosen").json().path("stores");

        assertThat(stores.valueStream().map(store -> store.path("id").asString()))
                .containsExactlyInAnyOrder(one.store().toString(), other.store().toString());
        var slug = stores.valueStream()
                .filter(store ->
                        store.path("id").asString().equals(other.store().toString()))
                .map(store -> store.path("slug").asString())
                .findFirst()
                .orElseThrow();
        assertThat(estate.exchange("oidc", token, one.store()).expect(200).text("role"))
                .isEqualTo("owner");
        assertThat(estate.exchange("oidc", token, slug).expect(200).text("role"))
                .isEqualTo("viewer");
        estate.exchange("oidc", token, "nowhere").expect(403).problem("no-membership");
    }

    @Test
    void aRemovedMemberIsRefusedAndMayBeAdmittedAgain() {
        var owner = estate.another();
        var member = admit(owner, "viewer");
        var token = ISSUER.accessToken(subject, email);
        exchange(token).expect(200);

        owner.delete(MEMBERS + "/{id}", member.id()).expect(204);
        exchange(token).expect(403).problem("no-membership");

        var again = admit(owner, "viewer");
        assertThat(exchange(token).expect(200).text("subject")).isEqualTo("member:" + again.id());
    }

    @Test
    void aCustomerIsNamed() throws Exception {
        var owner = estate.another();
        var customer = UUID.randomUUID();
        owner.post(MEMBERS, Map.of("email", email, "role", "customer", "customerId", customer))
                .expect(201);

        var token = exchange(ISSUER.accessToken(subject, email)).expect(200).text("token");

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("customer"))
                .isEqualTo(customer.toString());
    }

    @Test
    void aPersonWhoMakesAStoreOwnsItAndSeesAllOfTheirs() {
        var owner = estate.another();
        admit(owner, "owner");
        var token = ISSUER.accessToken(subject, email);
        var ann = estate.as(exchange(token));

        var made = ann.post("/api/v1/stores", "{\"name\": \"Ann's\"}").expect(201);

        assertThat(made.has("apiKey")).isFalse();
        assertThat(estate.exchange("oidc", token, made.id()).expect(200).text("role"))
                .isEqualTo("owner");
        assertThat(ann.get("/api/v1/stores").expect(200).items())
                .extracting(store -> store.path("id").asString())
                .containsExactlyInAnyOrder(owner.store().toString(), made.id().toString());
        ann.get("/api/v1/stores/{id}", made.id()).expect(200);
        ann.patch("/api/v1/stores/" + made.id(), "{\"name\": \"Bob's\"}").expect(404);
        owner.get("/api/v1/stores/{id}", made.id()).expect(404);
    }

    @Test
    void whoIsACustomerSomewhereDoesNotReadThatStore() {
        var own = estate.another();
        var shop = estate.another();
        admit(own, "owner");
        shop.post(MEMBERS, Map.of("email", email, "role", "customer", "customerId", UUID.randomUUID()))
                .expect(201);

        var ann = estate.as(estate.exchange("oidc", ISSUER.accessToken(subject, email), own.store()));

        assertThat(ann.get("/api/v1/stores").expect(200).items()).hasSize(1);
        ann.get("/api/v1/stores/{id}", shop.store()).expect(404);
    }

    static Stream<Arguments> badTokens() {
        var inPast = Date.from(Instant.now().minusSeconds(3600));
        var inFuture = Date.from(Instant.now().plusSeconds(3600));
        return Stream.of(
                Arguments.of("nonsense", "nonsense"),
                Arguments.of("three parts", "a.b.c"),
                Arguments.of("expired", ISSUER.token(Map.of("exp", inPast))),
                Arguments.of("without end", ISSUER.token(Map.of("exp", ""))),
                Arguments.of("not yet", ISSUER.token(Map.of("nbf", inFuture))),
                Arguments.of("another issuer", ISSUER.token(Map.of("iss", "http://evil.example"))),
                Arguments.of("another audience", ISSUER.token(Map.of("aud", "shop"))),
                Arguments.of("no audience", ISSUER.token(Map.of("aud", ""))),
                Arguments.of("nobody", ISSUER.token(Map.of("sub", ""))),
                Arguments.of("a logout token", ISSUER.tokenOfType("logout+jwt", Map.of())),
                Arguments.of("another key", ISSUER.signedByAnotherKey(Map.of())),
                Arguments.of("no signature", ISSUER.unsigned(Map.of())),
                Arguments.of("a public key as password", ISSUER.signedWithThePublicKey(Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String why, String token) {
        exchange(token).expect(401).problem("unauthenticated");
        api.withoutToken()
                .post(SESSIONS, Map.of("idToken", token, "nonce", "n"))
                .expect(401)
                .problem("unauthenticated");
    }

    @Test
    void anAccessTokenMayBeCalledSo() {
        admit(estate.another(), "viewer");

        exchange(ISSUER.tokenOfType(
                        "at+jwt",
                        Map.of("sub", subject, "email", email, "email_verified", true, "aud", List.of("x", "saldo"))))
                .expect(200);
    }

    @Test
    void anInvitationChangesNothingForAMemberOfAnotherStoreUntilTheyNameIt() {
        var home = estate.another();
        admit(home, "operator");
        exchange(ISSUER.accessToken(subject, email)).expect(200);
        var other = estate.another();
        var invited = admit(other, "viewer");

        var again = exchange(ISSUER.accessToken(subject, email)).expect(200);

        assertThat(again.text("store")).isEqualTo(home.store().toString());
        assertThat(other.get(MEMBERS + "/{id}", invited.id()).expect(200).text("signedIn"))
                .isEqualTo("false");

        var named = estate.exchange("oidc", ISSUER.accessToken(subject, email), other.store())
                .expect(200);
        assertThat(named.text("subject")).isEqualTo("member:" + invited.id());
        exchange(ISSUER.accessToken(subject, email)).expect(400).problem("store-not-chosen");
    }

    @Test
    void aSessionBeginsWithAnIdTokenAndEndsWithTheSignOut() {
        var owner = estate.another();
        var member = admit(owner, "operator");

        var session = begin("n-1");
        var exchanged = estate.exchange("session", session).expect(200);

        assertThat(session).startsWith("ss_");
        assertThat(exchanged.text("subject")).isEqualTo("member:" + member.id());
        refused(estate.exchange("api-key", session));
        refused(estate.exchange("session", session + "x"));
        end(session).expect(204);
        end(session).expect(204);
        refused(estate.exchange("session", session));
    }

    @Test
    void aSessionEndsAfterItsTimeAndWhenItIsNotUsed() {
        admit(estate.another(), "operator");
        var old = begin("n");
        estate.exchange("session", old).expect(200);
        superuser.execute("update session set expires_at = now() where subject = '%s'".formatted(subject));
        refused(estate.exchange("session", old));

        var idle = begin("n");
        superuser.execute("update session set last_used_at = now() - interval '119 minutes' where subject = '%s'"
                .formatted(subject));
        estate.exchange("session", idle).expect(200);
        superuser.execute("update session set last_used_at = last_used_at - interval '119 minutes' where subject = '%s'"
                .formatted(subject));
        estate.exchange("session", idle).expect(200);
        superuser.execute("update session set last_used_at = now() - interval '121 minutes' where subject = '%s'"
                .formatted(subject));
        refused(estate.exchange("session", idle));
    }

    @Test
    void aSessionOfARemovedMemberOpensNothing() {
        var owner = estate.another();
        var member = admit(owner, "operator");
        var session = begin("n");
        estate.exchange("session", session).expect(200);

        owner.delete(MEMBERS + "/{id}", member.id()).expect(204);

        estate.exchange("session", session).expect(403).problem("no-membership");
    }

    @Test
    void anIdTokenIsForThisSignInAndForOurClient() {
        admit(estate.another(), "operator");
        var bad = List.of(
                ISSUER.idToken(subject, email, "another"),
                ISSUER.token(Map.of("sub", subject)),
                ISSUER.token(Map.of("sub", subject, "nonce", "n", "aud", "saldo")),
                ISSUER.token(Map.of("sub", subject, "nonce", "n", "azp", "another-client")));

        for (var token : bad) {
            refused(api.withoutToken().post(SESSIONS, Map.of("idToken", token, "nonce", "n")));
        }
    }

    @Test
    void sessionsAreKeptAsHashesOnly() {
        var session = begin("n");

        assertThat(session).hasSizeGreaterThan(40);
        superuser.execute("do $$ begin assert not exists (select from session s where s::text like '%%%s%%'); end $$"
                .formatted(session.substring(3)));
    }

    @Test
    void badInputIsRefused() {
        var token = ISSUER.idToken(subject, email, "n");
        BadInput.against(api.withoutToken())
                .send(HttpMethod.POST, SESSIONS, "{\"idToken\": \"%s\", \"nonce\": \"n\"}".formatted(token))
                .send(HttpMethod.DELETE, SESSIONS, "{\"session\": \"ss_unknown\"}");
    }

    private Answer admit(Api owner, String role) {
        return owner.post(MEMBERS, Map.of("email", email, "role", role)).expect(201);
    }

    private Answer exchange(String token) {
        return estate.exchange("oidc", token);
    }

    private String begin(String nonce) {
        var begun = api.withoutToken()
                .post(SESSIONS, new HashMap<>(Map.of("idToken", ISSUER.idToken(subject, email, nonce), "nonce", nonce)))
                .expect(201);
        assertThat(Instant.parse(begun.text("expiresAt"))).isAfter(Instant.now().plusSeconds(11 * 3600));
        return begun.text("session");
    }

    private Answer end(String session) {
        return api.withoutToken().send(HttpMethod.DELETE, SESSIONS, Map.of("session", session));
    }

    private static void refused(Answer answer) {
        answer.expect(401).problem("unauthenticated");
    }
}
