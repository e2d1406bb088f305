package dev.saldo.sales.subscription;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** A coupon that may be used twice, and who has used it. */
@SaldoTest
class CouponsIT {

    private final Shop shop;
    private final PlanShelf shelf;
    private final MovedClock clock;
    private final List<DueWork> works;
    private UUID plan = UUID.randomUUID();
    private UUID customer = UUID.randomUUID();

    CouponsIT(Api api, Events events, DatabaseClient db, MovedStores moved, List<DueWork> works) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
    }

    @BeforeEach
    void openTheShop() {
        plan = shelf.plan("office", Terms.monthly().free());
        customer = shop.customer();
        shelf.coupon("TWICE", 2);
        clock.to("2026-05-01T09:00:00Z");
    }

    @Test
    void whatEndsBeforeItBeginsGivesItsCouponsBack() {
        var first = drafted();
        var second = drafted();
        create().expect(422).at("/coupons");

        act(first, "quote", Map.of("validUntil", "2026-05-10")).expect(200);
        act(first, "decline", Map.of("reason", "too dear")).expect(200);
        var third = drafted();
        create().expect(422);
        act(second, "cancel", Map.of()).expect(200);
        var fourth = drafted();
        create().expect(422);
        act(third, "force-delete", Map.of()).expect(204);
        drafted();
        create().expect(422);

        act(fourth, "quote", Map.of("validUntil", "2026-05-02")).expect(200);
        clock.to("2026-05-02T00:00:00Z", works);
        assertThat(shop.api().get(SUBSCRIPTIONS + "/{id}", fourth).expect(200).text("status"))
                .isEqualTo("expired");
        drafted();
    }

    @Test
    void whatBeganHasUsedItsCouponsForGood() {
        var begun = drafted();
        act(begun, "confirm", Map.of()).expect(200);
        drafted();

        act(begun, "cancel", Map.of("when", "now", "credit", true)).expect(200);

        create().expect(422).at("/coupons");
    }

    @Test
    void aDraftThatIsWrittenAnewUsesWhatItNamesThen() {
        var draft = drafted();
        drafted();

        var without = shop.api()
                .patch(SUBSCRIPTIONS + "/" + draft, "{\"coupons\": []}")
                .expect(200);
        assertThat(without.json().path("coupons").isEmpty()).isTrue();
        assertThat(without.money("total")).isEqualTo(Shop.usd("10.00"));
        drafted();

        shop.api()
                .patch(SUBSCRIPTIONS + "/" + draft, "{\"coupons\": [\"TWICE\"]}")
                .expect(422)
                .at("/coupons");
    }

    private UUID drafted() {
        var draft = create().expect(201);
        assertThat(draft.money("total")).isEqualTo(Shop.usd("9.00"));
        return draft.id();
    }

    private Answer create() {
        var request = new HashMap<>(shelf.request(plan, customer));
        request.put("coupons", List.of("TWICE"));
        return shop.api().post(SUBSCRIPTIONS, request);
    }

    private Answer act(UUID id, String act, Map<String, Object> body) {
        return shop.api().post(SUBSCRIPTIONS + "/" + id + "/" + act, body);
    }
}
