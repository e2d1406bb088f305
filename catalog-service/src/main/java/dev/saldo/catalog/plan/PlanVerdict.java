package dev.saldo.catalog.plan;

import dev.saldo.kit.web.Problem.InputError;
import java.util.List;

/** What would be said of a plan. */
record PlanVerdict(boolean valid, List<InputError> errors) {

    static PlanVerdict of(List<InputError> errors) {
        return new PlanVerdict(errors.isEmpty(), errors);
    }
}
