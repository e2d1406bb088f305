package dev.saldo.sales;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.security.AccessRules;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

/** Who may do what here, as docs/authorization.md has it: every operation with every role, and with none. */
@SaldoTest
class AccessIT {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String MIGRATIONS = SUBSCRIPTIONS + "/migrations";
    private static final List<String> ROLES = List.of("owner", "operator", "viewer", "customer");

    /** An operation, and whether owner, operator, viewer and customer may. */
    private static final String MATRIX = """
            GET    /api/v1/customers                           yes yes yes no
            POST   /api/v1/customers                           yes yes no  no
            GET    /api/v1/customers/{id}                      yes yes yes own
            PATCH  /api/v1/customers/{id}                      yes yes no  own
            DELETE /api/v1/customers/{id}                      yes yes no  no
            POST   /api/v1/customers/{id}/restore              yes yes no  no
            POST   /api/v1/customers/{id}/anonymise            yes no  no  no
            GET    /api/v1/sales                               yes yes yes own
            POST   /api/v1/sales                               yes yes no  no
            GET    /api/v1/sales/{id}                          yes yes yes own
            PATCH  /api/v1/sales/{id}                          yes yes no  no
            DELETE /api/v1/sales/{id}                          yes yes no  no
            GET    /api/v1/sales/{id}/stream                   yes yes yes own
            POST   /api/v1/sales/{id}/approve                  yes no  no  no
            POST   /api/v1/sales/{id}/confirm                  yes yes no  no
            POST   /api/v1/sales/{id}/cancel                   yes yes no  no
            POST   /api/v1/sales/{id}/refund                   yes yes no  no
            GET    /api/v1/subscriptions                       yes yes yes own
            POST   /api/v1/subscriptions                       yes yes no  no
            GET    /api/v1/subscriptions/{id}                  yes yes yes own
            PATCH  /api/v1/subscriptions/{id}                  yes yes no  no
            GET    /api/v1/subscriptions/{id}/history          yes yes yes own
            GET    /api/v1/subscriptions/{id}/charges          yes yes yes own
            GET    /api/v1/subscriptions/{id}/schedule         yes yes yes own
            GET    /api/v1/subscriptions/control               yes yes yes no
            GET    /api/v1/subscriptions/migrations            yes yes yes no
            POST   /api/v1/subscriptions/migrations            yes yes no  no
            POST   /api/v1/subscriptions/migrations/preview    yes yes no  no
            GET    /api/v1/subscriptions/migrations/{id}       yes yes yes no
            GET    /api/v1/subscriptions/migrations/{id}/items yes yes yes no
            DELETE /api/v1/subscriptions/migrations/{id}       yes yes no  no
            POST   /api/v1/subscriptions/{id}/quote            yes yes no  no
            POST   /api/v1/subscriptions/{id}/accept           yes yes no  no
            POST   /api/v1/subscriptions/{id}/decline          yes yes no  no
            POST   /api/v1/subscriptions/{id}/approve          yes no  no  no
            POST   /api/v1/subscriptions/{id}/confirm          yes yes no  no
            POST   /api/v1/subscriptions/{id}/activate         yes yes no  no
            POST   /api/v1/subscriptions/{id}/cancel           yes yes no  no
            POST   /api/v1/subscriptions/{id}/resume           yes yes no  no
            POST   /api/v1/subscriptions/{id}/pause            yes yes no  no
            POST   /api/v1/subscriptions/{id}/unpause          yes yes no  no
            POST   /api/v1/subscriptions/{id}/change-plan      yes yes no  no
            POST   /api/v1/subscriptions/{id}/add-ons          yes yes no  no
            POST   /api/v1/subscriptions/{id}/charges          yes yes no  no
            POST   /api/v1/subscriptions/{id}/preview          yes yes no  no
            POST   /api/v1/subscriptions/{id}/retry            yes yes no  no
            DELETE /api/v1/subscriptions/{id}/scheduled-change yes yes no  no
            DELETE /api/v1/subscriptions/{id}/add-ons/{item}   yes yes no  no
            POST   /api/v1/subscriptions/{id}/force-delete     yes no  no  no
            GET    /api/v1/privacy/sales/customers/{id}        yes no  no  no
            GET    /api/v1/audit/sales                         yes no  no  no
            GET    /api/v1/dead-letters/sales                  yes no  no  no
            POST   /api/v1/dead-letters/sales/{id}/replay      yes no  no  no
            """;

    /** What the operations take, by the last word of their path; the others nothing, or anything. */
    private static final Map<String, String> BODIES = Map.of(
            "quote", "{\"validUntil\": \"2099-01-01\"}",
            "change-plan", "{\"quantity\": 2}",
            "add-ons", "{\"planId\": \"00000000-0000-0000-0000-000000000001\"}",
            "charges", "{\"description\": \"Set-up\", \"unitPrice\": {\"amount\": \"1.00\", \"currency\": \"USD\"}}",
            "preview", "{\"cancel\": {}}");

    private final Api api;
    private final Shop shop;
    private final PlanShelf shelf;
    private final List<AccessRules> rules;

    AccessIT(Api api, Events events, DatabaseClient db, List<AccessRules> rules) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.api = shop.api();
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

        boolean isOwn() {
            return cells.contains("own");
        }

        Answer sentBy(Api caller, UUID thing) {
            var word = path.substring(path.lastIndexOf('/') + 1);
            var body = method.matches("POST|PATCH") ? BODIES.getOrDefault(word, "{}") : null;
            var address = path.replace("{id}", thing.toString())
                    .replace("{item}", UUID.randomUUID().toString());
            return caller.send(HttpMethod.valueOf(method), address, body);
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
            var caller = role.equals("customer") ? api.asCustomer(UUID.randomUUID()) : api.as(role);
            var answer = row.sentBy(caller, UUID.randomUUID());
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
        var id = UUID.randomUUID();
        row.sentBy(api.withoutToken(), id).expect(401).problem("unauthenticated");
        for (var wrong : List.of(
                Map.<String, Object>of("exp", Instant.now().minusSeconds(120).getEpochSecond()),
                Map.<String, Object>of("iss", "https://issuer.example"),
                Map.<String, Object>of("aud", "somebody-else"),
                Map.<String, Object>of("store", ""))) {
            row.sentBy(api.withToken(token(wrong)), id).expect(401).problem("unauthenticated");
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void theIdsOfAnotherStoreAreUnknown(Row row) {
        if (row.path().contains("{") && !row.path().contains("dead-letters")) {
            var customer = shop.customer();
            var thing = thing(row, customer);

            row.sentBy(api.inFreshStore(), thing).expect(404).problem("not-found");
            row.sentBy(api.inFreshStore().asCustomer(customer), thing).expect(row.isOwn() ? 404 : 403);
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void whatIsAnothersIsUnknownToACustomer(Row row) {
        if (row.path().contains("{") && row.isOwn()) {
            var owner = shop.customer();
            var thing = thing(row, owner);

            row.sentBy(api.asCustomer(shop.customer()), thing).expect(404).problem("not-found");
            if (!row.path().endsWith("/stream")) {
                row.sentBy(api.asCustomer(owner), thing).expect(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?customerId={other}", "?status=DRAFT", "?externalReference=theirs"})
    void noFilterShowsACustomerTheSalesOfAnother(String query) {
        var mine = shop.customer();
        var other = shop.customer();
        var sale = sale(mine);
        var request = new HashMap<>(shop.request(other, line(song(), 1)));
        request.put("externalReference", "theirs");
        api.post(SALES, request).expect(201);

        var seen = api.asCustomer(mine).get(SALES + query.replace("{other}", other.toString()));

        var expected = query.contains("other") || query.contains("theirs") ? List.of() : List.of(sale.toString());
        assertThat(seen.expect(200).items().stream().map(item -> item.get("id").asString()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?customerId={other}",
                "?status=draft",
                "?subscriberType=customer&subscriberId={other}",
                "?number=SUB-000002"
            })
    void noFilterShowsACustomerTheSubscriptionsOfAnother(String query) {
        var mine = shop.customer();
        var other = shop.customer();
        var subscription = subscription(mine);
        subscription(other);

        var seen = api.asCustomer(mine).get(SUBSCRIPTIONS + query.replace("{other}", other.toString()));

        var theirs = query.contains("other") || query.contains("SUB-000002");
        var expected = theirs ? List.of() : List.of(subscription.toString());
        assertThat(seen.expect(200).items().stream().map(item -> item.get("id").asString()))
                .isEqualTo(expected);
    }

    @Test
    void aCustomerIsChargedWithoutSeeingWhatThatCosts() {
        var customer = shop.customer();
        var subscription = shelf.confirmed(shelf.plan("office", Terms.monthly()), customer);
        var path = SUBSCRIPTIONS + "/" + subscription + "/charges";

        var staff = api.as("viewer").get(path).expect(200);
        var own = api.asCustomer(customer).get(path).expect(200);

        assertThat(staff.money("items.0.cost")).isEqualTo(Shop.usd("4.00"));
        assertThat(staff.money("items.0.profit")).isEqualTo(Shop.usd("6.00"));
        assertThat(List.of("items.0.cost", "items.0.profit", "items.0.cause")).noneMatch(own::has);
        assertThat(own.money("items.0.total")).isEqualTo(Shop.usd("10.00"));
    }

    @Test
    void aCustomerSeesNeitherCostNorProfitNorSupplier() {
        var customer = shop.customer();
        var sale = sale(customer);

        var staff = api.as("viewer").get(SALES + "/{id}", sale).expect(200);
        assertThat(List.of(
                        "cost", "profit", "marginPercent", "lines.0.platformId", "lines.0.buyingPrice", "lines.0.cost"))
                .allMatch(staff::has);
        var own = api.asCustomer(customer).get(SALES + "/{id}", sale).expect(200);
        assertThat(List.of(
                        "cost", "profit", "marginPercent", "lines.0.platformId", "lines.0.buyingPrice", "lines.0.cost"))
                .noneMatch(own::has);
        assertThat(own.money("total")).isEqualTo(staff.money("total"));
        assertThat(own.money("lines.0.unitPrice")).isEqualTo(staff.money("lines.0.unitPrice"));
        var listed = api.asCustomer(customer).get(SALES).expect(200);
        assertThat(listed.has("items.0.cost")).isFalse();
        assertThat(listed.has("items.0.lines.0.buyingPrice")).isFalse();
        var streamed = api.asCustomer(customer)
                .client()
                .get()
                .uri(SALES + "/" + sale + "/stream")
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst(Duration.ofSeconds(20));
        assertThat(streamed).contains("DRAFT", "0.99").doesNotContain("0.69", "0.30");
    }

    @Test
    void aCustomerCorrectsHowToReachThemAndNothingElse() {
        var id = shop.customer();
        var mine = api.asCustomer(id);
        var path = CUSTOMERS + "/" + id;

        var changed = mine.patch(path, """
                        {"name": "Luís G.", "company": "Embraer", "email": "luis@embraer.example", "phone": "+55 12",
                         "address": {"city": "São Paulo"}}""").expect(200);

        assertThat(changed.text("address.city")).isEqualTo("São Paulo");
        mine.patch(path, "{\"email\": \"nowhere\"}").expect(422).at("/email");
    }

    @Test
    void customersDoNotSpoilEachOthersIdempotencyKeys() {
        for (var customer : List.of(shop.customer(), shop.customer())) {
            api.asCustomer(customer)
                    .idempotent("1")
                    .patch(CUSTOMERS + "/" + customer, "{\"phone\": \"+55 12\"}")
                    .expect(200);
        }
        api.idempotent("1").post(CUSTOMERS, Map.of("name", "Maya")).expect(201);
    }

    @ParameterizedTest
    @CsvSource({"/code, '{\"code\": \"VIP\"}'", "/metadata, '{\"metadata\": {\"discount\": 90}}'", "/id, '{\"id\": 7}'"
    })
    void whatTheStoreKeepsAboutACustomerIsNotTheirsToChange(String pointer, String patch) {
        var id = shop.customer();

        api.asCustomer(id)
                .patch(CUSTOMERS + "/" + id, patch)
                .expect(403)
                .problem("forbidden")
                .at(pointer);

        assertThat(api.get(CUSTOMERS + "/{id}", id).number("version")).isEqualTo(1);
    }

    @Test
    void aScopeOpensNoMoreThanItSays() {
        var reader = api.withToken(token(Map.of("scope", "sales:read")));

        reader.get(SALES).expect(200);
        assertThat(reader.get(CUSTOMERS).expect(403).problem("forbidden").text("scope"))
                .isEqualTo("customers:read");
    }

    private UUID song() {
        return shop.product(
                "SONG-" + UUID.randomUUID(), "0.99", new Supplier(shop.platform("Acme " + UUID.randomUUID()), "0.69"));
    }

    private UUID thing(Row row, UUID customer) {
        if (row.path().startsWith(MIGRATIONS)) {
            return api.post(MIGRATIONS, Map.of("planId", shelf.plan("plan-" + UUID.randomUUID(), Terms.monthly())))
                    .expect(202)
                    .id();
        }
        if (row.path().startsWith(SUBSCRIPTIONS)) {
            return subscription(customer);
        }
        return row.path().startsWith(SALES) ? sale(customer) : customer;
    }

    private UUID subscription(UUID customer) {
        return shelf.draft(shelf.plan("plan-" + UUID.randomUUID(), Terms.monthly()), customer);
    }

    private UUID sale(UUID customer) {
        return shop.draft(customer, line(song(), 1));
    }

    private String token(Map<String, Object> claims) {
        var all = new HashMap<String, Object>(
                Map.of("store", api.store().toString(), "role", "owner", "scope", "sales:read sales:write"));
        all.putAll(claims);
        return TestTokens.mint(all);
    }
}
