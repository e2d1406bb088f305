package dev.saldo.catalog.offer;

/** What a use case did. Refusals stay values inside the transaction; only an edge may turn one into an error. */
sealed interface Outcome {

    record Done(OfferView offer) implements Outcome {}

    record Refused(Decision.Reason reason) implements Outcome {}
}
