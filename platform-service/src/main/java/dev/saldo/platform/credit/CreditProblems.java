package dev.saldo.platform.credit;

import dev.saldo.kit.web.Problem;
import dev.saldo.platform.credit.Posting.AlreadyExpired;
import dev.saldo.platform.credit.Posting.BalanceTooLarge;
import dev.saldo.platform.credit.Posting.CostTooLarge;
import dev.saldo.platform.credit.Posting.InsufficientCredit;
import dev.saldo.platform.credit.Posting.PlatformDeleted;
import dev.saldo.platform.credit.Posting.Posted;
import dev.saldo.platform.credit.Posting.UnknownPlatform;
import dev.saldo.platform.credit.Posting.WrongCurrency;

/** Turns what the ledger answered into answers of the API: here, at the edge, a refusal becomes a problem. */
public final class CreditProblems {

    private CreditProblems() {}

    /** The movement, or the problem that kept it from being posted. */
    static Movement movementOf(Posting posting) {
        if (posting instanceof Posted(var movement, var _, var _)) {
            return movement;
        }
        throw refused(posting);
    }

    public static Problem refused(Posting refusal) {
        return switch (refusal) {
            case Posted _ -> throw new IllegalArgumentException("that is no refusal");
            case InsufficientCredit(var account, var shortfall) ->
                Problem.conflict("insufficient-credit", "The platform has not enough credit.")
                        .with("balance", account.balance())
                        .with("available", account.available())
                        .with("shortfall", shortfall);
            case BalanceTooLarge _ -> Problem.invalid("/amount", "makes the balance too large");
            case CostTooLarge _ -> Problem.invalid("/paid", "makes the cost of the credits too large");
            case AlreadyExpired _ -> Problem.invalid("/expiresAt", "must be in the future");
            case PlatformDeleted _ -> Problem.conflict("platform-deleted", "The platform is deleted.");
            case UnknownPlatform(var platform) -> Problem.notFound("platform", platform);
            case WrongCurrency(var account) ->
                Problem.invalid(
                        "/amount/currency", "must be " + account.balance().currency());
        };
    }
}
