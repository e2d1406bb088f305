package dev.saldo.identity;

import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.access.Scope;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stores there are: the first one, which the bootstrap made, and as many more as a test wants. */
public record Estate(Api api) {

    /** The key of the first store's owner, as test/resources/config/identity.yml gives it to the bootstrap. */
    public static final String FIRST_KEY = "sk_live_0123456789abcdefghijklmnopqrstuvwxyz_ABCDEF";

    private static final String STORES = "/api/v1/stores";

    /** The first store, as its owner. */
    public Api first() {
        return api.inStore(
                UUID.fromString(exchange("api-key", FIRST_KEY).expect(200).text("store")));
    }

    /** Another store, as its owner. */
    public Api another() {
        return api.inStore(made(false).id());
    }

    /** A store that was just made: its view with its first key. */
    public Answer made(boolean test) {
        return first().post(STORES, Map.of("name", "Shop " + UUID.randomUUID(), "test", test))
                .expect(201);
    }

    public Answer exchange(String kind, String value) {
        return exchange(kind, value, null);
    }

    public Answer exchange(String kind, String value, @Nullable Object store) {
        var body = new HashMap<String, Object>();
        body.put("credential", Map.of("kind", kind, "value", value));
        if (store != null) {
            body.put("store", store);
        }
        return api.withoutToken().post("/internal/v1/tokens", body);
    }

    /** The caller that an exchange answered, with a token as the exchange makes it. */
    public Api as(Answer exchanged) {
        var json = exchanged.expect(200).json();
        var scopes =
                json.path("scopes").valueStream().map(scope -> scope.asString()).toList();
        return api.inStore(UUID.fromString(exchanged.text("store")))
                .withToken(TestTokens.mint(Map.of(
                        "store", exchanged.text("store"),
                        "sub", exchanged.text("subject"),
                        "role", exchanged.text("role"),
                        "scope", String.join(" ", scopes))));
    }

    public Api withKey(String key) {
        return as(exchange("api-key", key));
    }

    /** Somebody with these scopes alone. */
    public static Api limited(Api owner, Scope... scopes) {
        return owner.withToken(TestTokens.mint(Map.of(
                "store", owner.store().toString(),
                "role", Role.OWNER.wire(),
                "scope", Scope.join(List.of(scopes)))));
    }
}
