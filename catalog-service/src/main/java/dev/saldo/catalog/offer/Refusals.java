package dev.saldo.catalog.offer;

import dev.saldo.catalog.offer.Decision.Reason;
import dev.saldo.kit.web.Problem;
import java.util.Locale;

/** Refusals as callers of the API see them. */
final class Refusals {

    private Refusals() {}

    static Problem problem(Reason reason) {
        return switch (reason) {
            case UNKNOWN_PLATFORM, CURRENCY_MISMATCH, PRICE_MISSING, VALID_FROM_OUT_OF_RANGE ->
                Problem.invalid(reason.pointer(), reason.detail());
            case PLATFORM_DELETED -> broken(reason, "The platform is deleted.");
            case ALREADY_OFFERED -> broken(reason, "The platform supplies this product already.");
            case PRICE_IN_PAST -> broken(reason, "What was paid until now cannot change.");
            case PRICE_EXISTS -> broken(reason, "Another price of the offer begins at that very moment.");
            case PREFERRED_NEEDED -> broken(reason, "One offer of a product is preferred: choose another one instead.");
        };
    }

    private static Problem broken(Reason reason, String sentence) {
        var code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.conflict(code, sentence).at(reason.pointer(), reason.detail());
    }
}
