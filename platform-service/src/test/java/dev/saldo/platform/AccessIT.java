package dev.saldo.platform;

import static dev.saldo.platform.Shop.credits;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.AccessRule;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Every operation, asked for by everybody. The matrix is written here a second time, on purpose. */
@SaldoTest
class AccessIT {

    private static final String STAFF = "owner operator viewer";
    private static final String WRITERS = "owner operator";
    private static final String CREDITS =
            "{\"amount\": {\"amount\": \"1.00\", \"currency\": \"USD\"}, \"reference\": \"r\"}";

    /** Operations, who may do them, and a body that is fine. */
    private enum Operation {
        LIST("GET /api/v1/platforms", STAFF, ""),
        REGISTER("POST /api/v1/platforms", WRITERS, "{\"name\": \"%s\", \"currency\": \"USD\"}"),
        READ("GET /api/v1/platforms/{id}", STAFF, ""),
        CHANGE("PATCH /api/v1/platforms/{id}", WRITERS, "{\"description\": \"changed\"}"),
        DELETE("DELETE /api/v1/platforms/{id}", WRITERS, ""),
        RESTORE("POST /api/v1/platforms/{id}/restore", WRITERS, ""),
        DEPOSIT("POST /api/v1/platforms/{id}/credits", WRITERS, CREDITS),
        DEDUCT("POST /api/v1/platforms/{id}/credits/deduct", WRITERS, CREDITS),
        ADJUST(
                "POST /api/v1/platforms/{id}/credits/adjust",
                WRITERS,
                "{\"amount\": {\"amount\": \"1.00\", \"currency\": \"USD\"}, \"reason\": \"r\"}"),
        BALANCE("GET /api/v1/platforms/{id}/credits/balance", STAFF, ""),
        WATCH("GET /api/v1/platforms/{id}/credits/balance/stream", STAFF, ""),
        MOVEMENTS("GET /api/v1/platforms/{id}/credits/movements", STAFF, ""),
        VERIFY("GET /api/v1/platforms/{id}/credits/verify", STAFF, ""),
        LOTS("GET /api/v1/platforms/{id}/lots", STAFF, ""),
        HOLD("POST /api/v1/platforms/{id}/holds", WRITERS, CREDITS),
        HOLDS("GET /api/v1/platforms/{id}/holds", STAFF, ""),
        SHOW_HOLD("GET /api/v1/platforms/{id}/holds/{holdId}", STAFF, ""),
        POST_HOLD("POST /api/v1/platforms/{id}/holds/{holdId}/post", WRITERS, ""),
        RELEASE_HOLD("POST /api/v1/platforms/{id}/holds/{holdId}/release", WRITERS, ""),
        AUDIT("GET /api/v1/audit/platform", "owner", ""),
        DEAD_LETTERS("GET /api/v1/dead-letters/platform", "owner", ""),
        REPLAY("POST /api/v1/dead-letters/platform/{id}/replay", "owner", "");

        private final String operation;
        private final String roles;
        private final String body;

        Operation(String operation, String roles, String body) {
            this.operation = operation;
            this.roles = roles;
            this.body = body;
        }

        boolean admits(String role) {
            return List.of(roles.split(" ")).contains(role);
        }

        HttpMethod method() {
            return HttpMethod.valueOf(operation.split(" ")[0]);
        }

        String path(UUID platform) {
            return operation
                    .split(" ")[1]
                    .replace("{id}", platform.toString())
                    .replace("{holdId}", Ids.next().toString());
        }

        /** It names a dead letter, or a hold, that is none. */
        boolean isAboutNothing() {
            return this == REPLAY || operation.contains("{holdId}");
        }

        boolean isAboutOne() {
            return operation.contains("{id}");
        }
    }

    /** @param body all of it; of a stream, the first event */
    private record Reply(int status, String body) {}

    private final Api api;
    private final Shop shop;
    private final List<AccessRules> rules;

    AccessIT(Api api, Events events, List<AccessRules> rules) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.rules = rules;
    }

    @Test
    void everyOperationIsWalked() {
        assertThat(rules.stream().flatMap(part -> part.rules().stream()).map(AccessRule::operation))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                        .map(walked -> walked.operation)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aRoleMayDoWhatItMay(Operation operation) {
        for (var role : List.of("owner", "operator", "viewer", "customer")) {
            var caller = role.equals("customer") ? api.asCustomer(UUID.randomUUID()) : api.as(role);
            var platform = shop.stocked("10.00");
            var reply = ask(caller, operation, platform);

            if (!operation.admits(role)) {
                assertRefused(reply, 403, "forbidden", role + " " + operation);
                assertUntouched(platform);
            } else if (operation.isAboutNothing()) {
                assertRefused(reply, 404, "not-found", role + " " + operation);
            } else {
                assertThat(reply.status())
                        .as("%s %s: %s", role, operation, reply.body())
                        .isBetween(200, 204);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAGoodTokenNothingIsToBeHad(Operation operation) {
        var platform = shop.stocked("10.00");

        badTokens().forEach((why, token) -> {
            var caller = token.isEmpty() ? api.withoutToken() : api.withToken(token);
            assertRefused(ask(caller, operation, platform), 401, "unauthenticated", why);
        });
        assertUntouched(platform);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAnotherStoresIsNotThere(Operation operation) {
        var platform = shop.stocked("10.00");
        var reply = ask(api.inFreshStore(), operation, platform);

        if (operation.isAboutOne()) {
            assertRefused(reply, 404, "not-found", "another store");
        } else {
            assertThat(reply.body()).doesNotContain(platform.toString());
        }
        assertUntouched(platform);
    }

    /** A key with explicit scopes may do less than its role; no token may do more. */
    @ParameterizedTest
    @EnumSource
    void scopesNarrowARoleAndNeverWidenIt(Operation operation) {
        var platform = shop.stocked("10.00");
        var narrow = api.withToken(token("owner", "sales:read platforms:unheard-of"));
        var wide = api.withToken(
                token(
                        "viewer",
                        "platforms:read platforms:write credits:read credits:write audit:read dead-letters:read dead-letters:write"));

        assertRefused(ask(narrow, operation, platform), 403, "forbidden", "an owner's key for sales");
        if (!operation.admits("viewer")) {
            assertRefused(ask(wide, operation, platform), 403, "forbidden", "a viewer with more scopes");
        }
        assertUntouched(platform);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Role", "X-Store", "X-Store-Id", "X-User", "X-Subject", "X-Forwarded-User", "Saldo-Store"})
    void headersFromOutsideMakeNobodyElseOfAnybody(String name) {
        var platform = shop.stocked("10.00");
        var viewer = api.as("viewer").with(name, "owner");

        assertRefused(ask(viewer, Operation.DEPOSIT, platform), 403, "forbidden", name);
        assertRefused(
                ask(viewer.inFreshStore().with(name, api.store().toString()), Operation.READ, platform),
                404,
                "not-found",
                name);
        assertRefused(ask(viewer.withoutToken(), Operation.READ, platform), 401, "unauthenticated", name);
    }

    private Map<String, String> badTokens() {
        var past = Instant.now().minusSeconds(3_600).getEpochSecond();
        var good = claims();
        var honest = TestTokens.mint(good);
        var parts = honest.split("\\.");
        return Map.of(
                "none", "",
                "no token at all", "sk_live_0123456789",
                "expired", TestTokens.mint(and(good, "exp", past)),
                "another issuer's", TestTokens.mint(and(good, "iss", "https://issuer.example")),
                "for others", TestTokens.mint(and(good, "aud", "others")),
                "of no store", TestTokens.mint(and(good, "store", "")),
                "of an unknown role", TestTokens.mint(and(good, "role", "admin")),
                "without scopes", TestTokens.mint(and(good, "scope", "")),
                "with claims that nobody signed",
                        parts[0] + "." + TestTokens.mint(api.store(), "viewer").split("\\.")[1] + "." + parts[2],
                "signed by nobody", "eyJhbGciOiJub25lIn0." + parts[1] + ".");
    }

    private Map<String, Object> claims() {
        return Map.of("store", api.store().toString(), "role", "owner", "scope", "platforms:read credits:read");
    }

    private String token(String role, String scope) {
        return TestTokens.mint(Map.of("store", api.store().toString(), "role", role, "scope", scope));
    }

    private static Map<String, Object> and(Map<String, Object> claims, String name, Object value) {
        var all = new HashMap<>(claims);
        all.put(name, value);
        return all;
    }

    private static Reply ask(Api caller, Operation operation, UUID platform) {
        var request = caller.client().method(operation.method()).uri(operation.path(platform));
        if (!operation.body.isEmpty()) {
            request.bodyValue(operation.body.formatted(Ids.next()));
        }
        var result = request.exchange().returnResult(String.class);
        var status = result.getStatus().value();
        var lines = result.getResponseBody();
        var body = operation == Operation.WATCH && status == 200 ? lines.take(1) : lines;
        return new Reply(status, body.toStream().collect(joining()));
    }

    private static void assertRefused(Reply reply, int status, String code, String why) {
        assertThat(reply.status()).as("%s: %s", why, reply.body()).isEqualTo(status);
        assertThat(reply.body()).as(why).contains("\"code\":\"" + code + "\"");
    }

    private void assertUntouched(UUID platform) {
        var now = api.get("/api/v1/platforms/{id}", platform).expect(200);
        assertThat(now.number("version")).isEqualTo(1);
        assertThat(api.get(credits(platform) + "/movements").expect(200).items())
                .hasSize(1);
    }
}
