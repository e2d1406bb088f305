package dev.saldo.sales.waiting;

import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeductionRejected;
import dev.saldo.kit.inbox.Event;
import dev.saldo.money.Money;
import dev.saldo.sales.policy.OnMissingCredit;
import dev.saldo.sales.sale.Rejection;
import dev.saldo.sales.sale.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the platforms' answers mean: for the sales that asked, and for what is known of credits. */
final class AnswerSteps {

    private AnswerSteps() {}

    /** A direct deduction answers no sale, nor does one for a charge of a subscription. */
    static List<Step> completing(List<Event<CreditDeducted>> events, Instant now) {
        return events.stream().flatMap(event -> completing(event, now)).toList();
    }

    private static Stream<Step> completing(Event<CreditDeducted> event, Instant now) {
        var sale = event.body().saleId();
        return sale == null || event.body().subscriptionId() != null
                ? Stream.empty()
                : Stream.of(new Step(event.store(), sale, state -> state.deducted(now), landedCosts(event.body())));
    }

    /** Platforms of an older release do not tell it. */
    private static Map<UUID, Money> landedCosts(CreditDeducted deducted) {
        var costs = new HashMap<UUID, Money>();
        for (var movement : deducted.movements()) {
            var cost = movement.landedCost();
            if (cost != null) {
                costs.merge(movement.platformId(), cost, Money::plus);
            }
        }
        return costs;
    }

    static List<Step> declining(List<Event<CreditDeductionRejected>> events, Map<UUID, OnMissingCredit> choices) {
        return events.stream()
                .filter(event -> event.body().subscriptionId() == null)
                .map(event -> declining(event, choices))
                .toList();
    }

    private static Step declining(Event<CreditDeductionRejected> event, Map<UUID, OnMissingCredit> choices) {
        var body = event.body();
        var why = rejection(body);
        var choice = choices.getOrDefault(event.store(), OnMissingCredit.WAIT);
        return new Step(event.store(), body.saleId(), state -> state.declined(body.attempt(), why, choice));
    }

    private static Rejection rejection(CreditDeductionRejected body) {
        return new Rejection(
                body.reason(),
                body.shortfalls().stream()
                        .map(shortfall -> new Rejection.Shortfall(
                                shortfall.platformId(), shortfall.required(), shortfall.available()))
                        .toList());
    }

    static List<News> movements(List<Event<CreditDeducted>> events) {
        return events.stream()
                .flatMap(event -> News.ofDeductions(event.store(), event.body().movements()).stream())
                .toList();
    }

    static List<News> shortfalls(List<Event<CreditDeductionRejected>> events) {
        return events.stream()
                .flatMap(event ->
                        event.body().shortfalls().stream().flatMap(shortfall -> News.of(event.store(), shortfall)))
                .toList();
    }
}
