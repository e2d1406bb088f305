package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Settling;
import dev.saldo.benchmarks.reference.BareRenewals;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;

/** Scenario 10: subscriptions that all fall due at one moment, beside the same rows written by nothing but Postgres. */
record Renewing(Plan plan) implements Scenario {

    /** Of this many of those that are measured, before they are. */
    private static final int WARM_UP_PART = 10;

    @Override
    public Need need() {
        return Need.OPEN_SUITE;
    }

    @Override
    public boolean isIn(SuiteUnderLoad suite) {
        return suite.has("post", "/api/v1/subscriptions/{id}/confirm");
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        var count = bed.sizes().renewals();
        var warmUp = Math.ceilDiv(count, WARM_UP_PART);
        var templates = SubscriptionTemplates.make(suite);
        var renewals = new Renewals(suite, templates, count);
        var bare = new BareRenewals(suite.engines(), templates.sample(), count);
        bed.progress().accept("warming up");
        renewals.renew(warmUp);
        bare.renew(warmUp);
        return new Sides(new Settling(renewals, suite), bare);
    }
}
