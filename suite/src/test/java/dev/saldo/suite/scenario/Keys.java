package dev.saldo.suite.scenario;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API keys of all kinds, made by an owner. */
record Keys(Saldo owner) {

    /** What shows that a key opens nothing any more. */
    private static final String ANYTHING = "/api/v1/whoami";

    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(5);

    String ofRole(String role, @Nullable UUID customer) {
        var body = new HashMap<String, Object>(Map.of("name", "a key for " + role, "role", role));
        if (customer != null) {
            body.put("customerId", customer);
        }
        return make(body).text("key");
    }

    String withScopes(String... scopes) {
        return make(Map.of("name", "a key with scopes", "scopes", scopes)).text("key");
    }

    /** One that was good until a moment ago. */
    String expired() {
        var soon = Instant.now().plusSeconds(2);
        var key = make(Map.of("name", "a short-lived key", "role", "owner", "expiresAt", soon.toString()))
                .text("key");
        opensNothingSoon(key, Duration.ofSeconds(10));
        return key;
    }

    /** One that was good until it was revoked. */
    String revoked() {
        var made = make(Map.of("name", "a key to revoke", "role", "owner"));
        var key = made.text("key");
        owner.as(key).get(ANYTHING).is(200);
        owner.delete("/api/v1/api-keys/" + made.id()).is(204);
        opensNothingSoon(key, REVOKED_WITHIN);
        return key;
    }

    private void opensNothingSoon(String key, Duration patience) {
        await().atMost(patience).until(() -> owner.as(key).get(ANYTHING).status() == 401);
    }

    private Reply make(Object body) {
        return owner.post("/api/v1/api-keys", body).is(201);
    }
}
