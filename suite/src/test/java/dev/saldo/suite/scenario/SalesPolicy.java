package dev.saldo.suite.scenario;

import java.util.Map;

/** What the store wants of sales whose credits are not there. */
final class SalesPolicy {

    private SalesPolicy() {}

    /** Has the store reject them for as long as the act takes. */
    static void rejecting(Saldo saldo, Runnable act) {
        choose(saldo, "reject");
        try {
            act.run();
        } finally {
            choose(saldo, "wait");
        }
    }

    private static void choose(Saldo saldo, String onMissingCredit) {
        saldo.put("/api/v1/sales-policy", Map.of("onMissingCredit", onMissingCredit))
                .is(200);
    }
}
