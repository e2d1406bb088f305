package dev.saldo.catalog.plan;

import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A plan to look at from all sides. */
final class PlanFixtures {

    static final Instant JAN_1 = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant FEB_1 = Instant.parse("2026-02-01T00:00:00Z");
    static final Instant MAR_1 = Instant.parse("2026-03-01T00:00:00Z");
    static final UUID PRODUCT = new UUID(0, 1);
    static final Currency EUR = Currency.getInstance("EUR");

    private PlanFixtures() {}

    static PlanEdit edit(String slug, String price) {
        return new PlanEdit(PRODUCT, head(slug), terms(price));
    }

    static Head head(String slug) {
        return new Head(slug, null, "personal", null, true, null, null, Map.of("rate", 1.0));
    }

    static Terms terms(String price) {
        var amount = PlanPrice.plain(new BigDecimal(price), EUR);
        var prices = List.of(new PlanPrice(EUR, PriceModel.FLAT, amount, null, List.of(), Money.of("5.00", "EUR")));
        return new Terms(
                "Music", Period.MONTHLY, 1, prices, 1, 14, TrialEnd.CONVERT, 7, null, false, true, List.of(), null);
    }

    static Plan draft() {
        return Plan.created(new UUID(0, 2), edit("music", "9.90"), JAN_1);
    }

    static Plan published() {
        return accepted(draft().published(FEB_1));
    }

    static Plan redrafted() {
        return accepted(published().drafted(terms("11.90"), MAR_1));
    }

    static Plan accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var next) -> next;
            case Decision.Refused(var reason) -> throw new AssertionError("refused: " + reason);
        };
    }
}
