package dev.saldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.catalog.plan.Shelf;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the writes of this service leave in the audit. */
@SaldoTest
class AuditIT implements AsksPlatforms {

    private static final String PRODUCTS = "/api/v1/products";
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");
    private static final UUID SOUTH = PLATFORMS.platform("South", "USD", "ACTIVE");

    private final Api api;

    AuditIT(Api api) {
        this.api = api.inFreshStore().with("X-Request-Id", "request-1").with("Audit-Reason", "Price list of March");
    }

    @Test
    void aChangeIsKeptWithOldAndNewValues() {
        var id = product("A-1");
        api.patch(PRODUCTS + "/" + id, Map.of("name", "Another song", "category", "Rock"))
                .expect(200);

        var row = newest(id);

        assertThat(row.path("operation").asString()).isEqualTo("PATCH /api/v1/products/{id}");
        assertThat(row.path("aggregateType").asString()).isEqualTo("product");
        assertThat(row.path("version").asInt()).isEqualTo(2);
        assertThat(row.path("subject").asString()).isEqualTo("test");
        assertThat(row.path("requestId").asString()).isEqualTo("request-1");
        assertThat(row.path("reason").asString()).isEqualTo("Price list of March");
        assertThat(changes(row)).contains("name A song > Another song", "category  > Rock");
        assertThat(fields(row)).containsExactly("category", "name", "updatedAt");
    }

    @Test
    void deletingAndRestoringSayWhatWasThere() {
        var id = product("A-2");

        api.delete(PRODUCTS + "/{id}", id).expect(204);
        assertThat(changes(newest(id))).contains("sku A-2 > ", "name A song > ");

        api.post(PRODUCTS + "/" + id + "/restore").expect(200);
        assertThat(fields(newest(id))).containsExactly("deletedAt", "updatedAt");
    }

    @Test
    void whatChangesNothingLeavesNoChanges() {
        var id = product("A-3");

        api.patch(PRODUCTS + "/" + id, Map.of("name", "A song")).expect(200);

        assertThat(newest(id).path("changes").isEmpty()).isTrue();
    }

    @Test
    void pricesAndPreferencesAreKeptOfTheirProduct() {
        var id = product("A-4");
        var offers = PRODUCTS + "/" + id + "/offers";
        var north = api.post(offers, offer(NORTH, "0.70")).expect(201).id();

        api.patch(offers + "/" + north, "{\"buyingPrice\":{\"amount\":\"0.80\",\"currency\":\"USD\"}}")
                .expect(200);
        assertThat(fields(newest(id))).containsExactly("buyingPrice", "validFrom");
        assertThat(newest(id).at("/changes/0/old/amount").asString()).isEqualTo("0.70");
        assertThat(newest(id).at("/changes/0/new/amount").asString()).isEqualTo("0.80");

        api.delete(offers + "/{offer}", north).expect(204);
        assertThat(newest(id).path("operation").asString())
                .isEqualTo("DELETE /api/v1/products/{product}/offers/{offer}");
        assertThat(changes(newest(id))).contains("platformId " + NORTH + " > ");
    }

    @Test
    void aBulkCallLeavesARowForEachProductItWrote() {
        var mine = api.inFreshStore();
        bulk(mine, row("KEPT", "1.00", ""), row("DEARER", "1.00", ""), row("SUPPLIED", "1.00", offer(NORTH, "0.50")));

        var result = bulk(
                mine,
                row("KEPT", "1.00", ""),
                row("DEARER", "2.00", ""),
                row("SUPPLIED", "1.00", offer(SOUTH, "0.40")),
                row("NEW", "1.00", ""),
                row("", "1.00", ""));

        assertThat(rowOf(mine, result, 0)).hasSize(1);
        var dearer = rowOf(mine, result, 1).getFirst();
        assertThat(dearer.path("operation").asString()).isEqualTo("POST /api/v1/products/bulk");
        assertThat(dearer.path("version").asInt()).isEqualTo(2);
        assertThat(fields(dearer)).containsExactly("listPrice", "updatedAt");
        assertThat(dearer.at("/changes/0/old/amount").asString()).isEqualTo("1.00");
        var supplied = rowOf(mine, result, 2).getFirst();
        assertThat(fields(supplied)).containsExactly("offers");
        assertThat(supplied.at("/changes/0/old")).hasSize(1);
        assertThat(supplied.at("/changes/0/new/1/platformId").asString()).isEqualTo(SOUTH.toString());
        assertThat(changes(rowOf(mine, result, 3).getFirst())).contains("sku  > NEW");
        assertThat(audit(mine, "")).hasSize(3 + 3);
    }

    @Test
    void aBulkCallThatWritesNothingLeavesOneRowWithoutChanges() {
        var mine = api.inFreshStore();
        bulk(mine, row("KEPT", "1.00", ""));
        bulk(mine, row("KEPT", "1.00", ""), row("", "1.00", ""));

        var rows = audit(mine, "");

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().path("changes").isEmpty()).isTrue();
    }

    @Test
    void whatHappensToAVersionIsKeptOfItsPlan() {
        var shelf = new Shelf(api);
        var plan = shelf.publishedPlan("Music");
        assertThat(newest(plan).path("operation").asString()).isEqualTo("POST /api/v1/plans/{id}/publish");
        assertThat(newest(plan).path("aggregateType").asString()).isEqualTo("plan");
        assertThat(fields(newest(plan))).containsExactly("current", "draft", "updatedAt");

        api.post("/api/v1/plans/" + plan + "/versions", Map.of("trialDays", 30)).expect(201);
        assertThat(newest(plan).path("version").asInt()).isEqualTo(3);
        assertThat(fields(newest(plan))).containsExactly("draft", "updatedAt");
        assertThat(newest(plan).at("/changes/0/new/trialDays").asInt()).isEqualTo(30);

        api.patch("/api/v1/plans/" + plan, Map.of("rank", 2)).expect(200);
        assertThat(fields(newest(plan))).containsExactly("rank", "updatedAt");

        api.delete("/api/v1/plans/{id}/versions/2", plan).expect(204);
        assertThat(newest(plan).path("operation").asString()).isEqualTo("DELETE /api/v1/plans/{id}/versions/{number}");
        assertThat(newest(plan).at("/changes/0/old/trialDays").asInt()).isEqualTo(30);

        api.delete("/api/v1/plans/{id}", plan).expect(204);
        assertThat(changes(newest(plan))).contains("slug music > ");
        api.post("/api/v1/plans/" + plan + "/restore").expect(200);
        assertThat(fields(newest(plan))).containsExactly("deletedAt", "updatedAt");
        assertThat(audit(api, "?aggregateId=" + plan)).hasSize(7);
    }

    @Test
    void aDryRunOfAPlanLeavesNothing() {
        var mine = api.inFreshStore();

        mine.post("/api/v1/plans/validate", Map.of("name", "Music")).expect(200);

        assertThat(audit(mine, "")).isEmpty();
    }

    @Test
    void taxesAndDiscountsAreKeptWithOldAndNewValues() {
        for (var resource : List.of("taxes", "discounts")) {
            var path = "/api/v1/" + resource;
            var id = api.post(path, Map.of("name", "Old name", "percent", "10"))
                    .expect(201)
                    .id();
            assertThat(changes(newest(id))).contains("name  > Old name");

            api.patch(path + "/" + id, Map.of("name", "New name")).expect(200);
            assertThat(newest(id).path("aggregateType").asString())
                    .isEqualTo(resource.equals("taxes") ? "tax" : "discount");
            assertThat(fields(newest(id))).containsExactly("name", "updatedAt");
            assertThat(changes(newest(id))).contains("name Old name > New name");

            api.delete(path + "/{id}", id).expect(204);
            assertThat(changes(newest(id))).contains("name New name > ");
        }
    }

    @Test
    void aRefusedWriteLeavesNothing() {
        var id = product("A-5");
        api.patch(PRODUCTS + "/" + id, Map.of("type", "gold")).expect(422);

        assertThat(audit(api, "?aggregateId=" + id)).hasSize(1);
    }

    private UUID product(String sku) {
        return api.post(PRODUCTS, row(sku, "0.99", "").replace(",\"offers\":[]", ""))
                .expect(201)
                .id();
    }

    private JsonNode newest(UUID product) {
        return audit(api, "?aggregateId=" + product).getFirst();
    }

    private static Answer bulk(Api caller, String... rows) {
        return caller.post(PRODUCTS + "/bulk", "{\"items\":[" + String.join(",", rows) + "]}")
                .expect(200);
    }

    private static List<JsonNode> rowOf(Api caller, Answer result, int index) {
        return audit(caller, "?aggregateId=" + result.text("results.%d.id".formatted(index)));
    }

    private static List<JsonNode> audit(Api caller, String query) {
        return caller.get("/api/v1/audit/catalog" + query).expect(200).items();
    }

    private static List<String> changes(JsonNode row) {
        return row.path("changes")
                .valueStream()
                .map(change -> "%s %s > %s"
                        .formatted(
                                change.path("field").asString(),
                                change.path("old").asString(""),
                                change.path("new").asString("")))
                .toList();
    }

    private static List<String> fields(JsonNode row) {
        return row.path("changes")
                .valueStream()
                .map(change -> change.path("field").asString())
                .toList();
    }

    private static String row(String sku, String price, String offers) {
        return """
                {"sku":"%s","name":"A song","type":"digital","listPrice":{"amount":"%s","currency":"USD"},"offers":[%s]}""".formatted(sku, price, offers);
    }

    private static String offer(UUID platform, String price) {
        return """
                {"platformId":"%s","buyingPrice":{"amount":"%s","currency":"USD"}}""".formatted(platform, price);
    }
}
