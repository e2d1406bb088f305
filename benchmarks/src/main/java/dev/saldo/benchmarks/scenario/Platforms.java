package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.suite.Api;
import dev.saldo.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Platforms with more credit than a benchmark can spend. */
final class Platforms {

    static final Money CREDIT = Money.of("1000000000.00", "USD");

    private Platforms() {}

    static List<UUID> make(Api api, int count) {
        var name = "Bench " + UUID.randomUUID();
        return api.each(count, number -> {
            var body = Map.of("name", name + " " + number, "currency", "USD");
            var id = UUID.fromString(
                    api.post("/api/v1/platforms", body).path("id").asString());
            api.post("/api/v1/platforms/%s/credits".formatted(id), Map.of("amount", CREDIT, "reference", "bench"));
            return id;
        });
    }
}
