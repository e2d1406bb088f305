package dev.saldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.plan.Shelf;
import dev.saldo.kit.security.AccessRules;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** Who may do what here, as docs/authorization.md has it: every operation with every role, and with none. */
@SaldoTest
class AccessIT implements AsksPlatforms {

    private static final String PRODUCTS = "/api/v1/products";
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");
    private static final String SONG = """
            {"sku":"%s","name":"A song","type":"digital","listPrice":{"amount":"0.99","currency":"USD"}}""";
    private static final String OFFER = """
            {"platformId":"%s","buyingPrice":{"amount":"0.70","currency":"USD"}}""";

    private static final List<String> ROLES = List.of("owner", "operator", "viewer", "customer");

    /** An operation, and whether owner, operator, viewer and customer may. */
    private static final String MATRIX = """
            GET    /api/v1/products                                   yes yes yes own
            POST   /api/v1/products                                   yes yes no  no
            POST   /api/v1/products/bulk                              yes yes no  no
            GET    /api/v1/products/{id}                              yes yes yes own
            PATCH  /api/v1/products/{id}                              yes yes no  no
            DELETE /api/v1/products/{id}                              yes yes no  no
            POST   /api/v1/products/{id}/restore                      yes yes no  no
            GET    /api/v1/products/{product}/offers                  yes yes yes no
            POST   /api/v1/products/{product}/offers                  yes yes no  no
            GET    /api/v1/products/{product}/offers/{offer}          yes yes yes no
            PATCH  /api/v1/products/{product}/offers/{offer}          yes yes no  no
            DELETE /api/v1/products/{product}/offers/{offer}          yes yes no  no
            GET    /api/v1/products/{product}/offers/{offer}/prices   yes yes yes no
            GET    /api/v1/plans                                      yes yes yes own
            POST   /api/v1/plans                                      yes yes no  no
            POST   /api/v1/plans/validate                             yes yes no  no
            GET    /api/v1/plans/{id}                                 yes yes yes own
            PATCH  /api/v1/plans/{id}                                 yes yes no  no
            DELETE /api/v1/plans/{id}                                 yes yes no  no
            POST   /api/v1/plans/{id}/publish                         yes yes no  no
            POST   /api/v1/plans/{id}/restore                         yes yes no  no
            GET    /api/v1/plans/{id}/versions                        yes yes yes no
            POST   /api/v1/plans/{id}/versions                        yes yes no  no
            GET    /api/v1/plans/{id}/versions/{number}               yes yes yes no
            DELETE /api/v1/plans/{id}/versions/{number}               yes yes no  no
            GET    /api/v1/taxes                                      yes yes yes no
            POST   /api/v1/taxes                                      yes yes no  no
            GET    /api/v1/taxes/{id}                                 yes yes yes no
            PATCH  /api/v1/taxes/{id}                                 yes yes no  no
            DELETE /api/v1/taxes/{id}                                 yes yes no  no
            POST   /api/v1/taxes/{id}/restore                         yes yes no  no
            GET    /api/v1/discounts                                  yes yes yes no
            POST   /api/v1/discounts                                  yes yes no  no
            GET    /api/v1/discounts/{id}                             yes yes yes no
            PATCH  /api/v1/discounts/{id}                             yes yes no  no
            DELETE /api/v1/discounts/{id}                             yes yes no  no
            POST   /api/v1/discounts/{id}/restore                     yes yes no  no
            GET    /api/v1/audit/catalog                              yes no  no  no
            GET    /api/v1/dead-letters/catalog                       yes no  no  no
            POST   /api/v1/dead-letters/catalog/{id}/replay           yes no  no  no
            """;

    private final Api api;
    private final List<AccessRules> rules;

    AccessIT(Api api, List<AccessRules> rules) {
        this.api = api.inFreshStore();
        this.rules = rules;
    }

    /** A row of the matrix. */
    record Row(String method, String path, List<String> cells) {

        static Row of(String line) {
            var words = line.split(" +");
            return new Row(words[0], words[1], List.of(words).subList(2, words.length));
        }

        String operation() {
            return method + " " + path;
        }

        Answer sentBy(Api caller) {
            return sentBy(caller, UUID.randomUUID(), UUID.randomUUID());
        }

        Answer sentBy(Api caller, UUID thing, UUID part) {
            var address = path.replaceAll("\\{(id|product)}", thing.toString())
                    .replace("{offer}", part.toString())
                    .replace("{number}", "1");
            var body = operation().equals("POST /api/v1/products/{product}/offers") ? OFFER.formatted(NORTH) : "{}";
            return caller.send(HttpMethod.valueOf(method), address, method.matches("POST|PATCH") ? body : null);
        }
    }

    static Stream<Row> matrix() {
        return MATRIX.lines().map(Row::of);
    }

    @Test
    void theMatrixHasEveryOperation() {
        assertThat(rules.stream().flatMap(part -> part.rules().stream()))
                .extracting(rule -> rule.operation())
                .containsExactlyInAnyOrderElementsOf(
                        matrix().map(Row::operation).toList());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void everyRoleMayDoWhatTheMatrixSays(Row row) {
        for (var role : ROLES) {
            var answer = row.sentBy(role.equals("customer") ? api.asCustomer(UUID.randomUUID()) : api.as(role));
            if (row.cells().get(ROLES.indexOf(role)).equals("no")) {
                assertThat(answer.expect(403).problem("forbidden").has("scope")).isTrue();
            } else {
                assertThat(answer.status())
                        .as("%s as %s", row, role)
                        .isNotIn(401, 403)
                        .isLessThan(500);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void nothingIsDoneWithoutAValidToken(Row row) {
        row.sentBy(api.withoutToken()).expect(401).problem("unauthenticated");
        for (var wrong : List.of(
                Map.<String, Object>of("exp", Instant.now().minusSeconds(120).getEpochSecond()),
                Map.<String, Object>of("iss", "https://issuer.example"),
                Map.<String, Object>of("aud", "somebody-else"),
                Map.<String, Object>of("store", ""))) {
            row.sentBy(api.withToken(token(wrong))).expect(401).problem("unauthenticated");
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void theIdsOfAnotherStoreAreUnknown(Row row) {
        if (row.path().contains("{") && !row.path().contains("dead-letters")) {
            var product = product("other-" + UUID.randomUUID());
            var offer = offer(product);
            var thing = row.path().startsWith(PRODUCTS) ? product : thing(row.path(), product);

            row.sentBy(api.inFreshStore(), thing, offer).expect(404).problem("not-found");
        }
    }

    @Test
    void aScopeOpensNoMoreThanItSays() {
        var reader = api.withToken(token(Map.of("scope", "products:read")));

        reader.get(PRODUCTS).expect(200);
        assertThat(reader.post(PRODUCTS, SONG.formatted("R-1"))
                        .expect(403)
                        .problem("forbidden")
                        .text("scope"))
                .isEqualTo("products:write");
    }

    @Test
    void aCustomerSeesWhatIsSoldButNotWhereItIsBought() {
        var product = product("C-1");
        offer(product);
        api.patch(PRODUCTS + "/" + product, Map.of("marginFloor", "5")).expect(200);
        var customer = api.asCustomer(UUID.randomUUID());

        var seen = customer.get(PRODUCTS + "/{id}", product).expect(200);

        assertThat(seen.text("listPrice.amount")).isEqualTo("0.99");
        assertThat(seen.json().has("offers")).isFalse();
        assertThat(seen.has("marginFloor")).isFalse();
        assertThat(customer.get(PRODUCTS + "?sku=C-1").expect(200).items())
                .singleElement()
                .satisfies(item -> assertThat(item.has("marginFloor")).isFalse());
        assertThat(api.as("viewer").get(PRODUCTS + "/{id}", product).text("marginFloor"))
                .isEqualTo("5");
        assertThat(api.as("viewer").get(PRODUCTS + "/{id}", product).text("offers.0.buyingPrice.amount"))
                .isEqualTo("0.70");
        api.delete(PRODUCTS + "/{id}", product).expect(204);
        customer.get(PRODUCTS + "/{id}", product).expect(404);
        api.as("viewer").get(PRODUCTS + "/{id}", product).expect(200);
    }

    private UUID thing(String path, UUID product) {
        if (path.startsWith("/api/v1/plans")) {
            return api.post("/api/v1/plans", Shelf.plan(product, "Music"))
                    .expect(201)
                    .id();
        }
        var resource = path.startsWith("/api/v1/taxes") ? "/api/v1/taxes" : "/api/v1/discounts";
        return api.post(resource, "{\"name\":\"A name\",\"percent\":\"10\"}")
                .expect(201)
                .id();
    }

    private UUID product(String sku) {
        return api.post(PRODUCTS, SONG.formatted(sku)).expect(201).id();
    }

    private UUID offer(UUID product) {
        return api.post(PRODUCTS + "/" + product + "/offers", OFFER.formatted(NORTH))
                .expect(201)
                .id();
    }

    private String token(Map<String, Object> claims) {
        var all = new java.util.HashMap<String, Object>(Map.of(
                "store", api.store().toString(), "role", "owner", "scope", "products:read products:write audit:read"));
        all.putAll(claims);
        return TestTokens.mint(all);
    }
}
