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
final class CreditProblems {

    private CreditProblems() {}

    /** The movement, or the problem that kept it from being posted. */
    static Movement movementOf(Posting posting) {
        return switch (posting) {
            case Posted(var movement, var _, var _) -> movement;
            case InsufficientCredit(var account, var shortfall) ->
                throw Problem.conflict("insufficient-credit", "The platform has not enough credit.")
                        .with("balance", account.balance())
                        .with("available", account.available())
                        .with("shortfall", shortfall);
            case BalanceTooLarge _ -> throw Problem.invalid("/amount", "makes the balance too large");
            case CostTooLarge _ -> throw Problem.invalid("/paid", "makes the cost of the credits too large");
            case AlreadyExpired _ -> throw Problem.invalid("/expiresAt", "must be in the future");
            case PlatformDeleted _ -> throw Problem.conflict("platform-deleted", "The platform is deleted.");
            case UnknownPlatform(var platform) -> throw Problem.notFound("platform", platform);
            case WrongCurrency(var account) ->
                throw Problem.invalid(
                        "/amount/currency", "must be " + account.balance().currency());
        };
    }
}
