package dev.saldo.catalog.plan;

import dev.saldo.catalog.plan.Decision.Reason;
import dev.saldo.kit.web.Problem;

/** Refusals as callers of the API see them. */
final class PlanRefusals {

    private PlanRefusals() {}

    static Problem problem(Reason reason) {
        return switch (reason) {
            case PLAN_DELETED ->
                Problem.conflict("plan-deleted", "The plan is deleted: restore it before you change it.");
            case PLAN_PUBLISHED ->
                Problem.conflict(
                        "plan-published",
                        "What was published does not change, and the plan has no draft: POST the new terms to its"
                                + " versions.");
            case PRODUCT_FIXED ->
                Problem.conflict(
                                "plan-published", "The product of a published plan does not change: make another plan.")
                        .at("/productId", "must stay as it is");
            case DRAFT_EXISTS ->
                Problem.conflict("draft-exists", "The plan has a draft: change it, publish it or delete it first.");
            case NO_DRAFT ->
                Problem.conflict("no-draft", "Everything of the plan is published: POST new terms to its versions.");
            case ONLY_VERSION ->
                Problem.conflict("only-version", "A plan has at least one version: delete the plan instead.");
            case VERSION_PUBLISHED ->
                Problem.conflict("version-published", "A published version stays; only a draft can be deleted.");
            case TOO_MANY_VERSIONS ->
                Problem.conflict(
                        "too-many-versions",
                        "A plan has at most %d versions: make another plan.".formatted(Plan.MOST_VERSIONS));
        };
    }
}
