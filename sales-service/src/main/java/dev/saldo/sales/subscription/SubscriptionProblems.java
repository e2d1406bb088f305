package dev.saldo.sales.subscription;

import dev.saldo.kit.web.Problem;
import dev.saldo.sales.margin.MarginProblems;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Turns outcomes into answers: here, at the edge, a refusal becomes a problem. */
final class SubscriptionProblems {

    private SubscriptionProblems() {}

    /** What happened, or the problem that kept it from happening. */
    static Outcome.Changed done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed changed -> changed;
            case Outcome.Refused(var subscription, var reason) -> throw refused(subscription, reason);
            case Outcome.BelowFloor refused -> throw MarginProblems.of(refused.breaches(), refused.choice());
        };
    }

    static Problem notFound(UUID id) {
        return Problem.notFound("subscription", id);
    }

    static Problem unbillable(Unbillable cause) {
        return Problem.conflict(code(cause.reason()), sentence(cause.reason()));
    }

    static String sentence(Unbillable.Cause cause) {
        return switch (cause) {
            case NOT_SUPPLIED -> "Nobody supplies a product of this subscription now.";
            case CURRENCY_MISMATCH -> "A supplier's credits are in another currency than the subscription.";
        };
    }

    static Problem customerDeleted() {
        return Problem.conflict("customer-deleted", "The customer is deleted, or anonymised.");
    }

    static Problem outdated() {
        return Problem.conflict(
                "preview-outdated", "The subscription has changed since the preview, or it is too old; ask again.");
    }

    static Problem withErrors(List<Problem.InputError> errors) {
        var problem = Problem.invalid();
        errors.forEach(error -> problem.at(error.pointer(), error.detail()));
        return problem;
    }

    /** The same about a part of a body; what is no bad input stays as it is. */
    static Problem within(String part, Problem problem) {
        return problem.hasErrors()
                ? withErrors(problem.errors().stream()
                        .map(error -> new Problem.InputError(part + error.pointer(), error.detail()))
                        .toList())
                : problem;
    }

    private static Problem refused(Subscription subscription, Refusal reason) {
        var pointer = reason.pointer();
        if (pointer != null) {
            return Problem.invalid(pointer, reason.sentence(subscription.status()));
        }
        return Problem.conflict(code(reason), reason.sentence(subscription.status()))
                .with("subscriptionStatus", subscription.status().wire())
                .with("allowed", Operations.allowed(subscription));
    }

    /** As problems, and whatever else tells of them, name a refusal or a cause. */
    static String code(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
