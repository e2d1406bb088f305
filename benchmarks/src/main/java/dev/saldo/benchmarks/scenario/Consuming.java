package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpSide;
import dev.saldo.benchmarks.reference.BareCounter;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.util.List;
import java.util.function.LongFunction;

/** Scenario 3: units taken from counters with a limit, one counter or many. */
record Consuming(Plan plan, int counters) implements Scenario {

    private static final int CLIENTS = 256;
    private static final String PATH = "/api/v1/usage/consume";

    @Override
    public Need need() {
        return Need.GATEWAY;
    }

    @Override
    public boolean isIn(SuiteUnderLoad suite) {
        return suite.has("post", PATH);
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        var all = Counter.make(suite.api(), counters);
        return new Sides(
                new HttpSide(
                        "POST %s, %d clients".formatted(PATH, CLIENTS),
                        () -> suite.service("usage"),
                        CLIENTS,
                        calls(all)),
                suite.isOpen() ? BareCounter.side(suite.engines(), counters) : null);
    }

    /** Without an idempotency key, because the reference remembers no requests either. */
    static LongFunction<Call> calls(List<Counter> counters) {
        var all = counters.stream().map(Consuming::call).toList();
        return index -> all.get(Math.floorMod(index, all.size()));
    }

    private static Call call(Counter counter) {
        var body = """
                {"subscriber":{"type":"%s","id":"%s"},"feature":"%s","amount":1}\
                """.formatted(counter.type(), counter.subscriber(), counter.feature());
        return Call.post(PATH, body);
    }
}
