package dev.saldo.platform.hold;

import dev.saldo.kit.web.Problem;
import dev.saldo.platform.credit.CreditProblems;

/** Turns outcomes into answers: here, at the edge, a refusal becomes a problem. */
final class HoldProblems {

    private HoldProblems() {}

    /** The hold as it is now, or the problem that kept it from becoming what was asked for. */
    static Hold done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var hold) -> hold;
            case Outcome.Refused(var hold, var reason) -> throw refused(hold, reason);
            case Outcome.RefusedByLedger(var answer) -> throw CreditProblems.refused(answer);
            case Outcome.NoPlatform(var platform) -> throw Problem.notFound("platform", platform);
            case Outcome.NoHold(var hold) -> throw Problem.notFound("hold", hold);
        };
    }

    private static Problem refused(Hold hold, HoldRefusal reason) {
        return switch (reason) {
            case NOT_OPEN ->
                Problem.conflict("hold-not-open", "The hold has been posted, released or is over.")
                        .with("holdStatus", hold.status().name());
            case WRONG_CURRENCY ->
                Problem.invalid("/amount/currency", "must be " + hold.amount().currency());
            case MORE_THAN_HELD -> Problem.invalid("/amount", "must not be more than was set aside");
        };
    }
}
