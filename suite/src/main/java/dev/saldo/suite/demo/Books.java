package dev.saldo.suite.demo;

import dev.saldo.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the store's books say after a replay.
 *
 * @param sales those of the replay
 * @param invoices those of these sales
 * @param allNumbers the numbers of every invoice of the store, whoever made it
 * @param ledgers by the platforms' codes
 */
record Books(
        List<Views.Sale> sales, List<Views.Invoice> invoices, List<String> allNumbers, Map<String, Ledger> ledgers) {

    record Ledger(UUID platform, Money balance, List<Views.Movement> movements) {}

    static Books read(Api api, List<Views.Sale> sales, List<Views.Invoice> invoices, Map<String, UUID> platforms) {
        var ledgers = new TreeMap<String, Ledger>();
        platforms.forEach((code, id) -> ledgers.put(code, ledger(api, id)));
        var numbers = api.list(Views.Invoice.class, "/api/v1/invoices").stream()
                .map(Views.Invoice::number)
                .toList();
        return new Books(sales, invoices, numbers, ledgers);
    }

    private static Ledger ledger(Api api, UUID platform) {
        var path = "/api/v1/platforms/" + platform;
        return new Ledger(
                platform,
                api.get(Views.Platform.class, path).balance(),
                api.list(Views.Movement.class, path + "/credits/movements"));
    }
}
