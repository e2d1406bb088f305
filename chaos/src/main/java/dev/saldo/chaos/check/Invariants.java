package dev.saldo.chaos.check;

import dev.saldo.chaos.load.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All invariants of docs/architecture.md. */
public final class Invariants {

    private Invariants() {}

    /** @param seen the frozen part of invoices when a client first saw them */
    public static List<Finding> check(Evidence evidence, Told told, Map<UUID, String> seen) {
        return List.of(
                Balances.check(evidence),
                Sales.check(evidence),
                Invoices.check(evidence, seen),
                Counts.check(evidence.usage()),
                Promises.check(evidence, told.entries(), told.contradictions()));
    }
}
