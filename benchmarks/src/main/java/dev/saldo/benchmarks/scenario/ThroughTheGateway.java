package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.least.LeastGateway;
import dev.saldo.benchmarks.load.Call;
import dev.saldo.benchmarks.load.HttpSide;
import dev.saldo.benchmarks.reference.OpenGateway;
import dev.saldo.benchmarks.suite.Door;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.util.function.Supplier;

/** Scenario 7: a platform read through the gateway, beside the same from the service itself. */
record ThroughTheGateway(Plan plan, boolean authenticated) implements Scenario {

    private static final int CLIENTS = 32;

    @Override
    public Need need() {
        return Need.OPEN_SUITE;
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        return authenticated ? withKey(suite) : withoutAuthentication(suite);
    }

    private static Sides withKey(SuiteUnderLoad suite) {
        return sides(suite, "gateway, with an API key", suite::gateway, () -> {});
    }

    /** A second gateway, in this JVM, that lets everybody in as one and the same caller. */
    private static Sides withoutAuthentication(SuiteUnderLoad suite) {
        var open = OpenGateway.start(suite.services(), suite.token());
        return sides(
                suite, "gateway, without authentication", () -> new Door(open.url(), "Bearer nobody"), open::close);
    }

    /** One more hop of HTTP, and nothing that a gateway is for. */
    static Sides leastOf(SuiteUnderLoad suite) {
        var gateway = LeastGateway.start(suite.service("platform").address());
        return sides(suite, "handed on", () -> gateway.to(suite.service("platform")), gateway::close);
    }

    private static Sides sides(SuiteUnderLoad suite, String name, Supplier<Door> gateway, Runnable afterwards) {
        var platform = Platforms.make(suite.api(), 1).getFirst();
        var read = Call.always(Call.get("/api/v1/platforms/" + platform));
        return new Sides(
                new HttpSide(name, gateway, CLIENTS, read),
                new HttpSide("the service itself", () -> suite.service("platform"), CLIENTS, read),
                afterwards);
    }
}
