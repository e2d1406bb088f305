package dev.saldo.sales;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.SALES;
import static dev.saldo.sales.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What the writes of this service leave in the audit. */
@SaldoTest
class AuditIT {

    private static final String CUSTOMERS = "/api/v1/customers";

    private final Api api;
    private final Events events;
    private final Shop shop;
    private final PlanShelf shelf;

    AuditIT(Api api, Events events, DatabaseClient db) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.events = events;
        this.api = shop.api().with("X-Request-Id", "request-1").with("Audit-Reason", "They moved");
    }

    @Test
    void whoACustomerIsIsMaskedAndThatItChangedIsNot() {
        var path = CUSTOMERS + "/" + shop.customer();
        api.patch(path, """
                {"email": "luis@example.com", "address": {"city": "São Paulo"}, "metadata": {"vip": true}}""").expect(200);
        api.patch(path, "{\"email\": \"luis@example.org\"}").expect(200);

        var rows = audit(path);

        assertThat(rows.getFirst().path("operation").asString()).isEqualTo("PATCH /api/v1/customers/{id}");
        assertThat(rows.getFirst().path("aggregateType").asString()).isEqualTo("customer");
        assertThat(rows.getFirst().path("version").asInt()).isEqualTo(3);
        assertThat(rows.getFirst().path("requestId").asString()).isEqualTo("request-1");
        assertThat(rows.getFirst().path("reason").asString()).isEqualTo("They moved");
        assertThat(changes(rows.getFirst())).contains("email *** > ***").hasSize(2);
        assertThat(changes(rows.get(1))).contains("email  > ***", "address  > ***", "metadata  > ***");
        assertThat(rows.toString()).doesNotContain("luis@", "São Paulo", "Luís");
    }

    @Test
    void deletingAndRestoringACustomerAreKept() {
        var path = CUSTOMERS + "/" + shop.customer();

        api.delete(path).expect(204);
        api.post(path + "/restore").expect(200);

        var rows = audit(path);
        assertThat(rows).hasSize(3);
        assertThat(changes(rows.get(1))).contains("name *** > ");
        assertThat(rows.getFirst().path("operation").asString()).isEqualTo("POST /api/v1/customers/{id}/restore");
        assertThat(changes(rows.getFirst())).hasSize(1).first().asString().startsWith("updatedAt");
    }

    @Test
    void aSalesLifeIsKeptStepByStep() {
        var acme = shop.platform("Acme");
        var song = shop.product("SONG-1", "0.99", new Supplier(acme, "0.69"));
        var ledger = new Ledger(events, shop.store());
        ledger.deposit(acme, "10.00");
        var sale = shop.draft(shop.customer(), line(song, 1));
        var path = SALES + "/" + sale;

        api.patch(path, Map.of("externalReference", "order-7", "note", "for Maria"))
                .expect(200);
        api.post(path + "/confirm").expect(202);
        api.post(path + "/confirm").expect(202);
        ledger.answer(shop.awaitAttempt(sale, 1));
        shop.awaitStatus(sale, "COMPLETED");
        api.post(path + "/refund", Map.of("reason", "broken")).expect(200);

        var rows = audit(path);
        assertThat(rows.stream().map(row -> row.path("operation").asString()))
                .containsExactly(
                        "POST /api/v1/sales/{id}/refund",
                        "POST /api/v1/sales/{id}/confirm",
                        "POST /api/v1/sales/{id}/confirm",
                        "PATCH /api/v1/sales/{id}",
                        "POST /api/v1/sales");
        assertThat(changes(rows.getFirst()))
                .containsExactlyInAnyOrder("status COMPLETED > REFUNDED", "reason  > broken");
        assertThat(changes(rows.get(1))).as("it was confirmed already").isEmpty();
        assertThat(changes(rows.get(2))).contains("status DRAFT > CONFIRMED").doesNotContain("attempt 0 > ");
        assertThat(changes(rows.get(3))).containsExactlyInAnyOrder("externalReference  > order-7", "note  > ***");
        assertThat(changes(rows.get(4))).contains("status  > DRAFT");
    }

    @Test
    void whatIsDoneWithASubscriptionIsKept() {
        var plan = shelf.plan("office", Terms.monthly().free());
        var id = shelf.draft(plan, shop.customer());
        var path = SUBSCRIPTIONS + "/" + id;

        api.patch(path, Map.of("note", "for Maria", "quantity", 2)).expect(200);
        api.post(path + "/confirm").expect(200);
        api.post(path + "/change-plan", Map.of("quantity", 3, "proration", "none"))
                .expect(200);
        api.post(path + "/pause").expect(200);
        api.post(path + "/cancel", Map.of("when", "now", "reason", "too dear")).expect(200);
        api.post(path + "/force-delete", Map.of("reason", "a test")).expect(204);

        var rows = audit(path);
        assertThat(rows.stream().map(row -> row.path("operation").asString()))
                .containsExactly(
                        "POST /api/v1/subscriptions/{id}/force-delete",
                        "POST /api/v1/subscriptions/{id}/cancel",
                        "POST /api/v1/subscriptions/{id}/pause",
                        "POST /api/v1/subscriptions/{id}/change-plan",
                        "POST /api/v1/subscriptions/{id}/confirm",
                        "PATCH /api/v1/subscriptions/{id}",
                        "POST /api/v1/subscriptions");
        assertThat(rows).allMatch(row -> row.path("aggregateId").asString().equals(id.toString()));
        assertThat(rows).allMatch(row -> row.path("aggregateType").asString().equals("subscription"));
        assertThat(rows.get(1).path("requestId").asString()).isEqualTo("request-1");
        assertThat(changes(rows.getFirst())).contains("status cancelled > ");
        assertThat(changes(rows.get(1))).contains("status paused > cancelled", "endReason  > too dear");
        assertThat(changes(rows.get(2))).contains("status active > paused");
        assertThat(changes(rows.get(3))).contains("quantity 2 > 3").noneMatch(change -> change.startsWith("status"));
        assertThat(changes(rows.get(4))).contains("status draft > active");
        assertThat(changes(rows.get(5))).contains("quantity 1 > 2", "note  > ***");
        assertThat(changes(rows.getLast())).contains("status  > draft");
        assertThat(rows.toString()).doesNotContain("Maria");
    }

    @Test
    void whoMovesSubscriptionsToANewVersionIsKept() {
        var plan = shelf.plan("moved", Terms.monthly().free());
        var migrations = SUBSCRIPTIONS + "/migrations";
        var id = api.post(migrations, Map.of("planId", plan)).expect(202).id();

        var row = audit(migrations + "/" + id).getFirst();

        assertThat(row.path("operation").asString()).isEqualTo("POST /api/v1/subscriptions/migrations");
        assertThat(row.path("aggregateType").asString()).isEqualTo("subscription");
        assertThat(changes(row)).contains("planId  > " + plan, "toVersion  > 1", "when  > period-end");
    }

    @Test
    void cancellingAndThrowingAwayAreKept() {
        var song = shop.product("SONG-2", "0.99", new Supplier(shop.platform("Bolt"), "0.69"));
        var cancelled = SALES + "/" + shop.draft(shop.customer(), line(song, 1));
        var deleted = SALES + "/" + shop.draft(shop.customer(), line(song, 1));

        api.post(cancelled + "/cancel").expect(200);
        api.delete(deleted).expect(204);

        assertThat(changes(audit(cancelled).getFirst())).containsExactly("status DRAFT > CANCELLED");
        assertThat(changes(audit(deleted).getFirst())).contains("status DRAFT > ", "currency USD > ");
    }

    private List<JsonNode> audit(String path) {
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return api.get("/api/v1/audit/sales?aggregateId={id}", id).expect(200).items();
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
}
