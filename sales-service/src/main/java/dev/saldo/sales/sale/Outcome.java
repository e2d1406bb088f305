package dev.saldo.sales.sale;

import dev.saldo.kit.Pure;
import dev.saldo.sales.margin.Breach;
import dev.saldo.sales.policy.BelowMarginFloor;
import dev.saldo.sales.pricing.Objection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a sale. Refusals stay values inside the transaction; only an edge turns one into an error. */
@Pure
public sealed interface Outcome {

    /** The sale as it is now; as it would have been, when it was not written at all. */
    Sale sale();

    record Changed(Sale sale) implements Outcome {}

    record Unchanged(Sale sale) implements Outcome {}

    record Refused(Sale sale, Refusal reason) implements Outcome {}

    /** The lines, or the customer, stand in the way of confirming it. */
    record Objected(Sale sale, List<Objection> objections) implements Outcome {}

    /**
     * Prices are under their margin floor.
     *
     * @param choice what the store does about it
     */
    record BelowFloor(Sale sale, List<Breach> breaches, BelowMarginFloor choice) implements Outcome {}

    /** It was asked for something that cannot be written down. */
    record Invalid(Sale sale, List<Objection> objections) implements Outcome {}

    /** Another sale has the external reference; null when it has just been given back again. */
    record ReferenceTaken(Sale sale, @Nullable UUID holder) implements Outcome {}
}
