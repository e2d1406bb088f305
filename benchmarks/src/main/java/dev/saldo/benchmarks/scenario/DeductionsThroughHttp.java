package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpSide;
import dev.saldo.benchmarks.load.Settling;
import dev.saldo.benchmarks.reference.BareLedger;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** Scenarios 1 and 2, through HTTP: deductions by hand, at platform-service itself where that can be reached. */
record DeductionsThroughHttp(Plan plan, int platforms) implements Scenario {

    private static final int CLIENTS = 256;
    private static final String BODY =
            "{\"amount\":{\"amount\":\"0.01\",\"currency\":\"USD\"},\"reference\":\"bench\"}";

    @Override
    public Need need() {
        return Need.GATEWAY;
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        var calls = calls(Platforms.make(suite.api(), platforms));
        var deductions = new HttpSide(
                "POST …/credits/deduct, %d clients".formatted(CLIENTS),
                () -> suite.service("platform"),
                CLIENTS,
                calls);
        return new Sides(
                new Settling(deductions, suite), suite.isOpen() ? BareLedger.side(suite.engines(), platforms) : null);
    }

    static LongFunction<Call> calls(List<UUID> platforms) {
        var all = platforms.stream()
                .map(platform -> Call.post("/api/v1/platforms/%s/credits/deduct".formatted(platform), BODY))
                .toList();
        return index -> all.get(Math.floorMod(index, all.size()));
    }
}
