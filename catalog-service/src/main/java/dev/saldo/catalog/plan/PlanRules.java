package dev.saldo.catalog.plan;

import dev.saldo.kit.web.Problem.InputError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan has to be. Names everything that is wrong with one, each at its place. */
final class PlanRules {

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_GROUP = 50;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final Faults faults = new Faults();
    private final Known known;

    private PlanRules(Known known) {
        this.known = known;
    }

    static List<InputError> check(SavePlanRequest plan, Known known) {
        var rules = new PlanRules(known);
        rules.checkHead(plan);
        new TermsRules(rules.faults, known).check(plan.written());
        return rules.faults.found();
    }

    static List<InputError> check(WrittenTerms terms, Known known) {
        var faults = new Faults();
        new TermsRules(faults, known).check(terms);
        return faults.found();
    }

    private void checkHead(SavePlanRequest plan) {
        var product = plan.productId();
        if (faults.required("/productId", product) && product != null && !known.hasProduct(product)) {
            faults.at("/productId", "is not a product of this store, or a deleted one");
        }
        var slug = plan.slug();
        if (slug != null && (slug.length() > Slug.LONGEST || !slug.matches(Slug.PATTERN))) {
            faults.at(
                    "/slug",
                    "must be lower-case letters, digits and single hyphens, at most %d".formatted(Slug.LONGEST));
        }
        faults.text("/description", plan.description(), LONGEST_TEXT);
        checkGroup(plan.group());
        checkDates(plan);
    }

    private void checkGroup(@Nullable String group) {
        if (group != null && (group.isEmpty() || !group.strip().equals(group))) {
            faults.at("/group", "must be text without blanks around it");
        }
        faults.text("/group", group, LONGEST_GROUP);
    }

    private void checkDates(SavePlanRequest plan) {
        var from = date("/validFrom", plan.validFrom());
        var until = date("/validUntil", plan.validUntil());
        if (from != null && until != null && !from.isBefore(until)) {
            faults.at("/validUntil", "must be after validFrom");
        }
    }

    /** Null when there is none, or none that can be kept. */
    private @Nullable LocalDate date(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var date = parsed(text);
        if (date == null) {
            faults.at(pointer, "must be a date like 2026-01-31");
        } else if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            faults.at(pointer, "must lie between 1970 and 2100");
            return null;
        }
        return date;
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
