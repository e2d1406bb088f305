package dev.saldo.sales.subscription;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What is shown of acts, and that they come to that: later, and by the token. */
@SaldoTest
class PreviewsIT {

    private final Shop shop;
    private final PlanShelf shelf;
    private final Api api;
    private final MovedClock clock;
    private final List<DueWork> works;

    private UUID support = new UUID(0, 0);
    private String path = "";

    PreviewsIT(Api api, Events events, DatabaseClient db, MovedStores moved, List<DueWork> works) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.api = shop.api();
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
    }

    @BeforeEach
    void tenDaysIntoApril() {
        clock.to("2026-04-01T09:00:00Z");
        support = shelf.plan("support", Terms.monthly().price("30.00").free());
        var office = shelf.plan("office", Terms.monthly().price("30.00").free());
        path = SUBSCRIPTIONS + "/" + shelf.confirmed(office, shop.customer());
        clock.to("2026-04-11T09:00:00Z", works);
    }

    @Test
    void anAddOnBillsWhatWasShownOfIt() {
        var shown = preview("addOn", Map.of("planId", support, "quantity", 2));

        // 20 of 30 days of 60.00
        assertThat(shown.money("dueNow")).isEqualTo(usd("40.00"));
        assertThat(shown.money("total")).isEqualTo(usd("90.00"));
        assertThat(shown.text("periodEnd")).isEqualTo("2026-05-01");
        assertThat(shown.text("nextBillingDate")).isEqualTo("2026-05-01");
        assertThat(shown.text("differences.0.field")).isEqualTo("addOn");
        assertThat(shown.text("differences.0.after")).isEqualTo("Plan support");
        assertThat(charges()).hasSize(1);
        clock.to("2026-04-21T09:00:00Z");
        api.post(path + "/add-ons", Map.of("token", shown.text("token"))).expect(200);
        assertThat(total(charges().getLast())).isEqualTo("40.00");
        api.post(path + "/add-ons", Map.of("token", shown.text("token")))
                .expect(409)
                .problem("preview-outdated");
    }

    @Test
    void aChargeBillsWhatWasShownOfIt() {
        var setUp = Map.of("description", "Set-up", "quantity", 2, "unitPrice", usd("7.50"));
        var shown = preview("charge", setUp);

        assertThat(shown.money("dueNow")).isEqualTo(usd("15.00"));
        assertThat(shown.text("charges.0.kind")).isEqualTo("one-time");
        assertThat(shown.money("total")).isEqualTo(usd("30.00"));
        assertThat(shown.json().get("differences")).isEmpty();
        api.post(path + "/charges", Map.of("token", shown.text("token"))).expect(200);
        assertThat(total(charges().getLast())).isEqualTo("15.00");

        var next = preview("charge", Map.of("description", "Help", "unitPrice", usd("5.00"), "when", "next"));
        assertThat(next.money("dueNow")).isEqualTo(usd("0.00"));
        assertThat(next.text("pending.0.description")).isEqualTo("Help");
    }

    @Test
    void aPauseGoesOnAsWasShownOfIt() {
        var shown = preview("pause", Map.of("until", "2026-04-21", "extendTerm", true));

        assertThat(shown.text("status")).isEqualTo("paused");
        assertThat(shown.text("effectiveOn")).isEqualTo("2026-04-11");
        assertThat(shown.money("dueNow")).isEqualTo(usd("0.00"));
        assertThat(shown.text("nextBillingDate")).isEqualTo("2026-05-11");
        assertThat(shown.text("differences.1.field")).isEqualTo("periodEnd");
        assertThat(api.get(path).expect(200).text("status")).isEqualTo("active");
        clock.to("2026-04-12T09:00:00Z");
        var paused =
                api.post(path + "/pause", Map.of("token", shown.text("token"))).expect(200);
        assertThat(paused.text("status")).isEqualTo("paused");
        assertThat(paused.text("pause.from")).isEqualTo("2026-04-11");
        clock.to("2026-04-21T09:00:00Z", works);
        assertThat(api.get(path).expect(200).text("nextBillingDate")).isEqualTo("2026-05-11");

        var open = preview("pause", Map.of());
        assertThat(open.json().get("nextBillingDate").isNull()).isTrue();
    }

    @Test
    void aTokenIsGoodForWhatItShowedOnly() {
        var token = preview("pause", Map.of()).text("token");

        for (var act : List.of("cancel", "change-plan", "add-ons", "charges")) {
            api.post(path + "/" + act, Map.of("token", token)).expect(409).problem("preview-outdated");
        }
    }

    @Test
    void whatCannotBeDoneCannotBeShown() {
        api.post(path + "/change-plan", Map.of("quantity", 2, "when", "period-end"))
                .expect(200);

        refused("addOn", Map.of("planId", support)).expect(409).problem("change-scheduled");
        refused("addOn", Map.of("quantity", 1)).expect(422).at("/addOn/planId");
        refused("charge", Map.of("unitPrice", Map.of("amount", "5.00", "currency", "EUR")))
                .expect(422)
                .at("/charge/description");
        refused("charge", Map.of("description", "Help", "unitPrice", Map.of("amount", "5.00", "currency", "EUR")))
                .expect(422)
                .at("/charge/unitPrice/currency");
        refused("pause", Map.of("until", "2026-04-11")).expect(422).at("/pause/until");
        api.post(path + "/pause", Map.of()).expect(200);
        refused("pause", Map.of()).expect(409).problem("transition-not-allowed");
        api.post(path + "/preview", Map.of("pause", Map.of(), "cancel", Map.of()))
                .expect(422)
                .at("");
    }

    private Answer preview(String act, Map<String, ?> wish) {
        return refused(act, wish).expect(200);
    }

    private Answer refused(String act, Map<String, ?> wish) {
        return api.post(path + "/preview", Map.of(act, wish));
    }

    private List<JsonNode> charges() {
        return api.get(path + "/charges").expect(200).items();
    }

    private static String total(JsonNode charge) {
        return charge.get("total").get("amount").asString();
    }
}
