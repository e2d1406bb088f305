package dev.saldo.sales.subscription;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.PlanShelf;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What becomes of previews nobody used. */
@SaldoTest
class OldPreviewsIT {

    private final Shop shop;
    private final PlanShelf shelf;
    private final Superuser superuser;
    private final ForgettingPreviews forgetting;

    OldPreviewsIT(Api api, Events events, DatabaseClient db, Superuser superuser, ForgettingPreviews forgetting) {
        this.shop = Shop.open(api, events, db);
        this.shelf = new PlanShelf(shop, events);
        this.superuser = superuser;
        this.forgetting = forgetting;
    }

    @Test
    void aPreviewIsGoodForADayAndThenForgotten() {
        var id = shelf.confirmed(shelf.plan("office", Terms.monthly().free()), shop.customer());
        var old = preview(id.toString());
        var young = preview(id.toString());
        superuser.execute("update subscription_preview set created_at = now() - interval '%s' where token = '%s'"
                .formatted("24 hours 1 minute", old));
        superuser.execute("update subscription_preview set created_at = now() - interval '%s' where token = '%s'"
                .formatted("23 hours 50 minutes", young));

        shop.api()
                .post(SUBSCRIPTIONS + "/" + id + "/change-plan", Map.of("token", old))
                .expect(409)
                .problem("preview-outdated");
        forgetting.round().block();

        assertThat(shop.count("subscription_preview", "token = '%s'".formatted(old)))
                .isZero();
        shop.api()
                .post(SUBSCRIPTIONS + "/" + id + "/change-plan", Map.of("token", young))
                .expect(200);
    }

    private String preview(String id) {
        return shop.api()
                .post(SUBSCRIPTIONS + "/" + id + "/preview", Map.of("changePlan", Map.of("quantity", 2)))
                .expect(200)
                .text("token");
    }
}
