package dev.saldo.sales.margin;

import dev.saldo.kit.web.Problem;
import dev.saldo.sales.policy.BelowMarginFloor;
import java.util.List;
import java.util.Set;

/** What is answered about prices under their margin floor. */
public final class MarginProblems {

    private static final Set<String> CODES = Set.of("below-margin-floor", "margin-approval-needed");

    private MarginProblems() {}

    public static Problem of(List<Breach> breaches, BelowMarginFloor choice) {
        var problem = switch (choice) {
            case REFUSE -> Problem.conflict("below-margin-floor", "A price is under its margin floor; see errors.");
            case APPROVE ->
                Problem.conflict(
                        "margin-approval-needed",
                        "A price is under its margin floor, and no owner approved it; see errors.");
        };
        breaches.forEach(breach -> problem.at(breach.pointer(), breach.detail()));
        return problem;
    }

    /** Whether it is one of these. */
    public static boolean isOne(Problem problem) {
        return CODES.contains(problem.code());
    }

    public static Problem notApproved() {
        return Problem.conflict(
                "margin-approval-off",
                "The store refuses what is under its margin floor; its policy lets nobody approve it.");
    }
}
