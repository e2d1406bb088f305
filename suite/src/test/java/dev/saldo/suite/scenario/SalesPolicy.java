package dev.saldo.suite.scenario;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

/** What the store wants of sales whose credits are not there. The sales service hears of it a moment later. */
final class SalesPolicy {

    private static final Duration SOON = Duration.ofSeconds(30);

    private SalesPolicy() {}

    /** Has the store reject them for as long as the act takes. */
    static void rejecting(Shop shop, Runnable act) {
        choose(shop, "reject", "REJECTED");
        try {
            act.run();
        } finally {
            choose(shop, "wait", "AWAITING_CREDIT");
        }
    }

    /** Waits until it counts. */
    private static void choose(Shop shop, String onMissingCredit, String fate) {
        var saldo = shop.saldo();
        var store = saldo.get("/api/v1/whoami").is(200).text("store");
        saldo.patch("/api/v1/stores/" + store, Map.of("policies", Map.of("onMissingCredit", onMissingCredit)))
                .is(200);
        var product = shop.product(shop.platform(), "1.00", "1.49");
        await().atMost(SOON).until(() -> fateOf(shop.sale(product)), fate::equals);
    }

    private static String fateOf(Sale sale) {
        var fate = sale.confirm("Prefer", "wait=20").is(200).text("status");
        if (fate.equals("AWAITING_CREDIT")) {
            sale.saldo()
                    .post("/api/v1/sales/" + sale.id() + "/cancel", Map.of())
                    .is(200);
        }
        return fate;
    }
}
