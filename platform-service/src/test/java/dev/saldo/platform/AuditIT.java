package dev.saldo.platform;

import static dev.saldo.platform.Shop.amount;
import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.contracts.Topics;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Every write says who did it, to what, what changed, and why. */
@SaldoTest
class AuditIT {

    private static final String AUDIT = "/api/v1/audit/platform";
    private static final String ALL = "platforms:read platforms:write credits:read credits:write audit:read";

    private final Api api;
    private final Shop shop;
    private final Events events;
    private final DatabaseClient db;

    AuditIT(Api api, Events events, DatabaseClient db) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.events = events;
        this.db = db;
    }

    @Test
    void aPatchLeavesWhatItChangedAndWhy() {
        var platform = shop.platform(", \"description\": \"Licences\"");
        var ann = as("member:0198c0de-0000-7000-8000-000000000001");

        ann.with("Audit-Reason", "new contract")
                .with("X-Request-Id", "request-7")
                .patch("/api/v1/platforms/" + platform, """
                        {"description": null, "overdraftLimit": {"amount": "5.00", "currency": "USD"}}""")
                .expect(200);

        var row = rowsOf(platform).getFirst();
        assertThat(text(row, "subject")).isEqualTo("member:0198c0de-0000-7000-8000-000000000001");
        assertThat(text(row, "role")).isEqualTo("owner");
        assertThat(text(row, "service")).isEqualTo("platform");
        assertThat(text(row, "operation")).isEqualTo("PATCH /api/v1/platforms/{id}");
        assertThat(text(row, "aggregateType")).isEqualTo("platform");
        assertThat(text(row, "aggregateId")).isEqualTo(platform.toString());
        assertThat(row.get("version").asLong()).isEqualTo(2);
        assertThat(text(row, "reason")).isEqualTo("new contract");
        assertThat(text(row, "requestId")).isEqualTo("request-7");
        assertThat(fields(row)).containsExactly("description", "overdraftLimit", "updatedAt");
        var description = change(row, "description");
        assertThat(text(description, "old")).isEqualTo("Licences");
        assertThat(description.hasNonNull("new")).isFalse();
        var limit = change(row, "overdraftLimit");
        assertThat(limit.at("/old/amount").asString()).isEqualTo("0.00");
        assertThat(limit.at("/new/amount").asString()).isEqualTo("5.00");
    }

    @Test
    void aRegistrationLeavesWhatWasMade() {
        var platform = shop.platform(", \"description\": \"Licences\"");

        var row = only(platform);
        assertThat(text(row, "operation")).isEqualTo("POST /api/v1/platforms");
        assertThat(text(row, "subject")).isEqualTo("test");
        assertThat(row.get("version").asLong()).isEqualTo(1);
        assertThat(row.hasNonNull("reason")).isFalse();
        assertThat(text(change(row, "description"), "new")).isEqualTo("Licences");
        assertThat(change(row, "description").hasNonNull("old")).isFalse();
    }

    @Test
    void aDeletionLeavesWhatBecameOfThePlatform() {
        var platform = shop.platform();

        api.delete("/api/v1/platforms/{id}", platform).expect(204);
        api.post("/api/v1/platforms/" + platform + "/restore").expect(200);

        var rows = rowsOf(platform);
        assertThat(rows)
                .extracting(
                        row -> text(row, "operation"), row -> row.get("version").asLong())
                .containsExactly(
                        tuple("POST /api/v1/platforms/{id}/restore", 3L),
                        tuple("DELETE /api/v1/platforms/{id}", 2L),
                        tuple("POST /api/v1/platforms", 1L));
        for (var row : rows.subList(0, 2)) {
            assertThat(fields(row)).containsExactly("deletedAt", "status", "updatedAt");
        }
        assertThat(text(change(rows.get(1), "status"), "old")).isEqualTo("ACTIVE");
        assertThat(text(change(rows.get(1), "status"), "new")).isEqualTo("DELETED");
        assertThat(text(change(rows.get(0), "status"), "old")).isEqualTo("DELETED");
        assertThat(change(rows.get(0), "deletedAt").hasNonNull("new")).isFalse();
    }

    @Test
    void everyMovementAskedForLeavesARowAndItsActor() {
        var platform = shop.platform();
        var key = as("api-key:0198c0de-0000-7000-8000-000000000002");

        key.post(credits(platform), amount("7.00")).expect(201);
        key.post(credits(platform) + "/deduct", amount("1.00")).expect(201);
        key.post(credits(platform) + "/adjust", """
                        {"amount": {"amount": "1.00", "currency": "USD"}, "reason": "counted again"}""").expect(201);

        var rows = rowsOf(platform);
        assertThat(rows)
                .extracting(row -> text(row, "operation"))
                .containsExactly(
                        "POST /api/v1/platforms/{id}/credits/adjust",
                        "POST /api/v1/platforms/{id}/credits/deduct",
                        "POST /api/v1/platforms/{id}/credits",
                        "POST /api/v1/platforms");
        var deposit = rows.get(2);
        assertThat(text(deposit, "subject")).isEqualTo("api-key:0198c0de-0000-7000-8000-000000000002");
        assertThat(change(deposit, "amount").at("/new/amount").asString()).isEqualTo("7.00");
        assertThat(change(deposit, "balanceAfter").at("/new/amount").asString()).isEqualTo("7.00");
        assertThat(api.get(credits(platform) + "/movements").expect(200).items())
                .extracting(item -> item.get("actor").asString())
                .containsOnly("api-key:0198c0de-0000-7000-8000-000000000002");
    }

    @Test
    void whatIsRefusedOrReplayedLeavesNone() {
        var platform = shop.platform();
        var path = "/api/v1/platforms/" + platform;

        api.patch(path, "{\"name\": \"\"}").expect(422);
        api.ifMatch("\"7\"").patch(path, "{\"description\": \"x\"}").expect(412);
        api.ifMatch("\"7\"").delete(path).expect(412);
        api.post(credits(platform) + "/deduct", amount("1.00")).expect(409);
        api.post(credits(platform), amount("-1.00")).expect(422);
        api.as("viewer").post(credits(platform), amount("1.00")).expect(403);
        api.inFreshStore().post(credits(platform), amount("1.00")).expect(404);
        api.with("Audit-Reason", "x".repeat(501))
                .post(credits(platform), amount("1.00"))
                .expect(400)
                .problem("malformed");
        assertThat(rowsOf(platform)).hasSize(1);

        var once = api.idempotent("deposit-" + platform);
        once.post(credits(platform), amount("1.00")).expect(201);
        once.post(credits(platform), amount("1.00")).expect(201);
        once.post(credits(platform), amount("2.00")).expect(422);
        assertThat(rowsOf(platform)).hasSize(2);
    }

    @Test
    void whatSalesSpendIsInTheLedgerAndNotInTheAudit() {
        var platform = shop.stocked("10.00");
        var sale = shop.sale(cost(platform, "4.00"));
        shop.confirm(sale);
        events.await(Topics.CREDIT_DEDUCTED, told -> sale.id().equals(told.saleId()));

        assertThat(rowsOf(platform)).hasSize(2);
    }

    @Test
    void itIsReadByAggregateActorAndPeriod() {
        var acme = shop.platform();
        var between = Instant.now();
        var globex = shop.platform();
        as("member:ann").post(credits(globex), amount("1.00")).expect(201);

        assertThat(audit("")).hasSize(3);
        assertThat(audit("?aggregateType=platform")).hasSize(3);
        assertThat(audit("?aggregateType=sale")).isEmpty();
        assertThat(audit("?aggregateId=" + acme)).hasSize(1);
        assertThat(audit("?aggregateId=" + globex + "&aggregateType=platform")).hasSize(2);
        assertThat(audit("?aggregateId=" + UUID.randomUUID())).isEmpty();
        assertThat(audit("?actor=member:ann")).hasSize(1);
        assertThat(audit("?actor=member")).isEmpty();
        assertThat(audit("?from=" + between)).hasSize(2);
        assertThat(audit("?to=" + between)).hasSize(1);
        assertThat(audit("?actor=test&from=" + between)).hasSize(1);
        assertThat(api.inFreshStore().get(AUDIT).expect(200).items()).isEmpty();
        api.get(AUDIT + "?from=yesterday").expect(400).problem("malformed").at("?from");
        api.get(AUDIT + "?aggregateId=7").expect(400).problem("malformed").at("?aggregateId");
    }

    @Test
    void itIsReadInPagesNewestFirst() {
        var platform = shop.platform();
        for (var count = 0; count < 4; count++) {
            shop.deposit(platform, "1.00");
        }
        var whole = audit("");

        var pieces = new ArrayList<JsonNode>();
        var page = api.get(AUDIT + "?limit=2").expect(200);
        while (page.next() != null) {
            assertThat(page.items()).hasSize(2);
            pieces.addAll(page.items());
            page = api.get(AUDIT + "?limit=2&after=" + page.next()).expect(200);
        }
        pieces.addAll(page.items());

        assertThat(pieces).hasSize(5).isEqualTo(whole);
        assertThat(text(pieces.getLast(), "operation")).isEqualTo("POST /api/v1/platforms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update kit.audit set subject = 'nobody'", "delete from kit.audit", "truncate kit.audit"})
    void theServiceItselfCannotChangeIt(String tampering) {
        shop.platform();

        assertThatThrownBy(() -> db.sql(tampering).then().block()).hasMessageContaining("permission denied");
    }

    private Api as(String subject) {
        return api.withToken(TestTokens.mint(
                Map.of("store", api.store().toString(), "role", "owner", "scope", ALL, "sub", subject)));
    }

    private JsonNode only(UUID platform) {
        var rows = rowsOf(platform);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<JsonNode> rowsOf(UUID platform) {
        return audit("?aggregateId=" + platform);
    }

    private List<JsonNode> audit(String query) {
        return api.get(AUDIT + query).expect(200).items();
    }

    private static List<String> fields(JsonNode row) {
        return row.get("changes")
                .valueStream()
                .map(change -> text(change, "field"))
                .toList();
    }

    private static JsonNode change(JsonNode row, String field) {
        return row.get("changes")
                .valueStream()
                .filter(change -> text(change, "field").equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
