package dev.saldo.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.identity.Estate;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

@SaldoTest
class ApiKeyExchangeIT {

    private static final String KEYS = "/api/v1/api-keys";

    private final Api api;
    private final Estate estate;
    private final Superuser superuser;

    ApiKeyExchangeIT(Api api, Superuser superuser) {
        this.api = api;
        this.estate = new Estate(api);
        this.superuser = superuser;
    }

    @Test
    void theKeyOfTheBootstrapOpensTheFirstStore() throws Exception {
        var exchanged = estate.exchange("api-key", Estate.FIRST_KEY).expect(200);

        assertThat(exchanged.header("Cache-Control")).isEqualTo("no-store");
        assertThat(exchanged.text("role")).isEqualTo("owner");
        assertThat(exchanged.json().path("scopes").size()).isEqualTo(Scope.values().length);
        var token = SignedJWT.parse(exchanged.text("token"));
        var claims = token.getJWTClaimsSet();
        assertThat(isSignedByUs(token)).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(claims.getIssuer()).isEqualTo("saldo");
        assertThat(claims.getAudience()).containsExactly("saldo-services");
        assertThat(claims.getSubject()).isEqualTo(exchanged.text("subject")).startsWith("api-key:");
        assertThat(claims.getStringClaim("store")).isEqualTo(exchanged.text("store"));
        assertThat(claims.getStringClaim("role")).isEqualTo("owner");
        assertThat(claims.getStringClaim("scope")).isEqualTo(Scope.join(Role.OWNER.scopes()));
        assertThat(claims.getBooleanClaim("test")).isFalse();
        assertThat(claims.getClaim("customer")).isNull();
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(Instant.parse(exchanged.text("expiresAt")));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whoComesAgainGetsTheSameTokenUntilTheyMayDoSomethingElse() {
        var owner = estate.another();
        var key = owner.post(KEYS, Map.of("name", "Till", "role", "viewer"))
                .expect(201)
                .text("key");
        var first = estate.exchange("api-key", key).expect(200).text("token");

        assertThat(estate.exchange("api-key", key).expect(200).text("token")).isEqualTo(first);

        superuser.execute("update api_key set role = 'operator' where store_id = '%s' and role = 'viewer'"
                .formatted(owner.store()));
        assertThat(estate.exchange("api-key", key).expect(200).text("token")).isNotEqualTo(first);
        superuser.execute("update api_key set revoked_at = now() where store_id = '%s' and role = 'operator'"
                .formatted(owner.store()));
        estate.exchange("api-key", key).expect(401);
    }

    @Test
    void theKeySetHoldsNoPrivateHalf() {
        var keys = api.withoutToken().get("/.well-known/jwks.json").expect(200);

        assertThat(keys.json().path("keys").size()).isEqualTo(1);
        assertThat(keys.has("keys.0.x")).isTrue();
        assertThat(keys.has("keys.0.d")).isFalse();
    }

    @Test
    void aKeyForACustomerNamesThem() throws Exception {
        var owner = estate.another();
        var customer = UUID.randomUUID();
        var key = owner.post(KEYS, Map.of("name", "Portal", "role", "customer", "customerId", customer))
                .expect(201)
                .text("key");

        var claims = SignedJWT.parse(estate.exchange("api-key", key).expect(200).text("token"))
                .getJWTClaimsSet();

        assertThat(claims.getStringClaim("role")).isEqualTo("customer");
        assertThat(claims.getStringClaim("customer")).isEqualTo(customer.toString());
    }

    @Test
    void aKeyWithScopesGetsExactlyThose() {
        var key = estate.another().post(KEYS, """
                        {"name": "Till", "scopes": ["sales:write", "sales:read"]}""").expect(201).text("key");

        var exchanged = estate.exchange("api-key", key).expect(200);

        assertThat(exchanged.text("role")).isEqualTo("operator");
        assertThat(exchanged.json().path("scopes").toString()).isEqualTo("[\"sales:read\",\"sales:write\"]");
    }

    @Test
    void aTestStoreSaysSo() throws Exception {
        var key = estate.made(true).text("apiKey.key");

        var token = estate.exchange("api-key", key).expect(200).text("token");

        assertThat(key).startsWith("sk_test_");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getBooleanClaim("test"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_unknown", "sk_live_0123456789abcdefghijklmnopqrstuvwxyz_ABCDEf", "x", "ключ"})
    void anUnknownKeyIsRefused(String key) {
        refused(estate.exchange("api-key", key));
    }

    @Test
    void aKeyIsNoSessionAndNoToken() {
        refused(estate.exchange("session", Estate.FIRST_KEY));
        refused(estate.exchange("oidc", Estate.FIRST_KEY));
    }

    @Test
    void aRevokedKeyIsRefused() {
        var owner = estate.another();
        var made =
                owner.post(KEYS, "{\"name\": \"Till\", \"role\": \"viewer\"}").expect(201);
        estate.exchange("api-key", made.text("key")).expect(200);

        owner.delete(KEYS + "/{id}", made.id()).expect(204);

        refused(estate.exchange("api-key", made.text("key")));
    }

    @Test
    void anExpiredKeyIsRefused() {
        var made = estate.another()
                .post(
                        KEYS,
                        Map.of(
                                "name",
                                "Till",
                                "role",
                                "viewer",
                                "expiresAt",
                                Instant.now().plusSeconds(3600)))
                .expect(201);
        estate.exchange("api-key", made.text("key")).expect(200);

        superuser.execute("update api_key set expires_at = now() where uid = '%s'".formatted(made.id()));

        refused(estate.exchange("api-key", made.text("key")));
    }

    @Test
    void noTokenOutlivesItsKey() {
        var end = Instant.now().plusSeconds(60);
        var key = estate.another()
                .post(KEYS, Map.of("name", "Till", "role", "viewer", "expiresAt", end))
                .expect(201)
                .text("key");

        var exchanged = estate.exchange("api-key", key).expect(200);

        assertThat(Instant.parse(exchanged.text("expiresAt"))).isBeforeOrEqualTo(end);
    }

    @Test
    void aKeyOpensItsOwnStoreOnly() {
        var made = estate.made(false);
        var key = made.text("apiKey.key");

        estate.exchange("api-key", key, made.text("slug")).expect(200);
        estate.exchange("api-key", key, made.id()).expect(200);
        estate.exchange("api-key", key, UUID.randomUUID()).expect(403).problem("no-membership");
        estate.exchange("api-key", key, "my-store").expect(403).problem("no-membership");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                    | 422 | /credential
            {"credential": {"kind": "password", "value": "x"}}                    | 422 | /credential/kind
            {"credential": {"kind": "api-key", "value": " "}}                     | 422 | /credential/value
            {"credential": {"kind": "api-key"}}                                   | 422 | /credential/value
            {"credential": {"kind": "api-key", "value": "x", "name": "x"}}        | 400 | /credential/name
            """)
    void whatIsWrongIsPointedAt(String body, int status, String pointer) {
        api.withoutToken().post("/internal/v1/tokens", body).expect(status).at(pointer);
    }

    @Test
    void badInputIsRefused() {
        BadInput.against(api.withoutToken())
                .send(
                        HttpMethod.POST,
                        "/internal/v1/tokens",
                        "{\"credential\": {\"kind\": \"api-key\", \"value\": \"%s\"}}".formatted(Estate.FIRST_KEY));
    }

    private void refused(Answer answer) {
        answer.expect(401).problem("unauthenticated");
        assertThat(answer.body()).doesNotContain("sk_live_");
    }

    private boolean isSignedByUs(SignedJWT token) throws Exception {
        var keys = JWKSet.parse(
                api.withoutToken().get("/.well-known/jwks.json").expect(200).body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        return token.verify(new ECDSAVerifier(key));
    }
}
