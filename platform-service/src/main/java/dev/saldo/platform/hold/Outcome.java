package dev.saldo.platform.hold;

import dev.saldo.platform.credit.Posting;
import java.util.UUID;

/** What became of an act on a hold. Refusals stay values inside the transaction; only the edge turns one into an error. */
sealed interface Outcome {

    record Changed(Hold hold) implements Outcome {}

    record Refused(Hold hold, HoldRefusal reason) implements Outcome {}

    /** @param answer why the credits cannot be set aside, or spent */
    record RefusedByLedger(Posting answer) implements Outcome {}

    record NoPlatform(UUID platform) implements Outcome {}

    record NoHold(UUID hold) implements Outcome {}
}
