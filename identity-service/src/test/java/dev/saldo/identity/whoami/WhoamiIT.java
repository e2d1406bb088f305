package dev.saldo.identity.whoami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.Estate;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with its own tokens, as it is in earnest: other tests have theirs signed by the test kit. */
@SaldoTest
class WhoamiIT {

    private static final int PORT = freePort();

    private final Api api;
    private final Estate estate;

    WhoamiIT(Api api) {
        this.api = api;
        this.estate = new Estate(api);
    }

    @DynamicPropertySource
    static void ownKeys(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("saldo.security.jwk-set-uri", () -> "http://localhost:" + PORT + "/.well-known/jwks.json");
    }

    @Test
    void aCallerLearnsWhatTheyAre() {
        var exchanged = estate.exchange("api-key", Estate.FIRST_KEY).expect(200);

        var me = api.withToken(exchanged.text("token")).get("/api/v1/whoami").expect(200);

        assertThat(me.text("store")).isEqualTo(exchanged.text("store"));
        assertThat(me.text("storeName")).isEqualTo("My store");
        assertThat(me.text("test")).isEqualTo("false");
        assertThat(me.text("subject")).isEqualTo(exchanged.text("subject"));
        assertThat(me.text("role")).isEqualTo("owner");
        assertThat(me.json().path("scopes")).isEqualTo(exchanged.json().path("scopes"));
        assertThat(me.has("customer")).isFalse();
        assertThat(Instant.parse(me.text("expiresAt"))).isEqualTo(Instant.parse(exchanged.text("expiresAt")));
    }

    @Test
    void aCustomerLearnsWhoTheyAreAndSeesNothingElse() {
        var owner = api.withToken(
                estate.exchange("api-key", Estate.FIRST_KEY).expect(200).text("token"));
        var customer = UUID.randomUUID();
        var key = owner.post("/api/v1/api-keys", Map.of("name", "Portal", "role", "customer", "customerId", customer))
                .expect(201)
                .text("key");

        var portal = api.withToken(estate.exchange("api-key", key).expect(200).text("token"));

        var me = portal.get("/api/v1/whoami").expect(200);
        assertThat(me.text("role")).isEqualTo("customer");
        assertThat(me.text("customer")).isEqualTo(customer.toString());
        portal.get("/api/v1/stores").expect(403).problem("forbidden");
        portal.get("/api/v1/members").expect(403).problem("forbidden");
        portal.get("/api/v1/api-keys").expect(403).problem("forbidden");
    }

    @Test
    void rolesMayDoWhatTheMatrixSays() {
        var owner = api.withToken(
                estate.exchange("api-key", Estate.FIRST_KEY).expect(200).text("token"));
        for (var role : new Role[] {Role.OPERATOR, Role.VIEWER}) {
            var key = owner.post("/api/v1/api-keys", Map.of("name", "One", "role", role.wire()))
                    .expect(201)
                    .text("key");
            var caller =
                    api.withToken(estate.exchange("api-key", key).expect(200).text("token"));
            caller.get("/api/v1/stores").expect(200);
            caller.post("/api/v1/stores", "{\"name\": \"A\"}").expect(403).problem("forbidden");
            caller.get("/api/v1/members").expect(403).problem("forbidden");
            caller.get("/api/v1/api-keys").expect(403).problem("forbidden");
        }
    }

    @Test
    void withoutATokenOfOursNothingIsOpen() {
        api.withoutToken().get("/api/v1/whoami").expect(401).problem("unauthenticated");
        api.inFreshStore().get("/api/v1/whoami").expect(401).problem("unauthenticated");
        api.withToken(Estate.FIRST_KEY).get("/api/v1/whoami").expect(401).problem("unauthenticated");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
