package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpSide;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.reference.EmptyEndpoint;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;

/** Scenario 5: what is left of a counter, beside an endpoint that answers with nothing. */
record ReadingAccess(Plan plan) implements Scenario {

    private static final int CLIENTS = 64;
    private static final String OPERATION = "/api/v1/usage/{subscriberType}/{subscriberId}/{feature}";

    @Override
    public Need need() {
        return Need.GATEWAY;
    }

    @Override
    public boolean isIn(SuiteUnderLoad suite) {
        return suite.has("get", OPERATION);
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        var counter = Counter.make(suite.api(), 1).getFirst();
        return beside(new HttpSide(
                "GET a counter, %d clients".formatted(CLIENTS),
                () -> suite.service("usage"),
                CLIENTS,
                Call.always(Call.get("/api/v1/usage/" + counter.path()))));
    }

    static Sides beside(Side subject) {
        var empty = EmptyEndpoint.start();
        var reference =
                new HttpSide("empty WebFlux endpoint", empty::door, CLIENTS, Call.always(Call.get(EmptyEndpoint.PATH)));
        return new Sides(subject, reference, empty::close);
    }
}
