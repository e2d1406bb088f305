package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.load.Settling;
import dev.saldo.benchmarks.reference.BareHops;

/** Scenario 6: from confirming a sale until its invoice is announced, beside as many hops and commits without Saldo. */
record SaleToInvoice(Plan plan) implements Scenario {

    @Override
    public Need need() {
        return Need.OPEN_SUITE;
    }

    @Override
    public Sides prepare(Bed bed) {
        var suite = bed.suite();
        return new Sides(new Settling(new Selling(suite), suite), new BareHops(suite.engines()));
    }
}
