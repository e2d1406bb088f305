package dev.saldo.sales.sale;

import dev.saldo.kit.web.Problem;
import dev.saldo.sales.margin.MarginProblems;
import dev.saldo.sales.pricing.Objection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Turns outcomes into answers: here, at the edge, a refusal becomes a problem. */
public final class SaleProblems {

    private SaleProblems() {}

    /** The sale, or the problem that kept it from becoming what was asked for. */
    public static Sale done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var sale) -> sale;
            case Outcome.Unchanged(var sale) -> sale;
            case Outcome.Refused(var sale, var reason) -> throw refused(sale, reason);
            case Outcome.Objected refused -> throw objected(refused.objections());
            case Outcome.BelowFloor refused -> throw MarginProblems.of(refused.breaches(), refused.choice());
            case Outcome.Invalid refused -> throw withErrors(Problem.invalid(), refused.objections());
            case Outcome.ReferenceTaken refused ->
                throw Problem.conflict("reference-taken", "Another sale of the store has this reference.")
                        .with("saleId", refused.holder());
        };
    }

    /** Whether it says that lines, or the customer, stand in the way of confirming. */
    public static boolean isObjection(Throwable failure) {
        return failure instanceof Problem problem
                && problem.status() == HttpStatus.CONFLICT
                && problem.hasErrors()
                && !MarginProblems.isOne(problem);
    }

    public static Problem notFound(UUID id) {
        return Problem.notFound("sale", id);
    }

    private static Problem refused(Sale sale, Refusal reason) {
        return Problem.conflict(code(reason), sentence(sale, reason))
                .with("saleStatus", sale.status())
                .with(
                        "allowed",
                        sale.state().allowed().stream()
                                .map(act -> lower(act.name()))
                                .toList());
    }

    private static String sentence(Sale sale, Refusal reason) {
        var act = switch (reason) {
            case SALE_NOT_EDITABLE -> "changed or deleted";
            case SALE_NOT_APPROVABLE -> "approved";
            case SALE_NOT_CONFIRMABLE -> "confirmed";
            case SALE_NOT_CANCELLABLE -> "cancelled";
            case SALE_NOT_REFUNDABLE -> "refunded";
            case SALE_NOT_WAITING -> "released";
            case CREDITS_NOT_ASKED_FOR -> "completed";
        };
        return "A sale that is %s cannot be %s.".formatted(sale.status(), act);
    }

    private static Problem objected(List<Objection> objections) {
        var first = objections.getFirst();
        return withErrors(
                Problem.conflict(first.condition().code(), "The sale cannot be confirmed; see errors."), objections);
    }

    private static Problem withErrors(Problem problem, List<Objection> objections) {
        objections.forEach(objection -> problem.at(objection.pointer(), objection.detail()));
        return problem;
    }

    private static String code(Refusal reason) {
        return lower(reason.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
