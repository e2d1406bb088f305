package dev.saldo.sales.sale;

import static dev.saldo.sales.pricing.PricingFixtures.SONG;
import static dev.saldo.sales.pricing.PricingFixtures.line;
import static dev.saldo.sales.pricing.PricingFixtures.shop;
import static dev.saldo.sales.sale.SaleFixtures.CUSTOMER;
import static dev.saldo.sales.sale.SaleFixtures.MAR_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.SaleConfirmed;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.sales.policy.OnMissingCredit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A sale's life, told in the order it happened, with what was announced of it. */
final class SaleScenario {

    private final List<String> story = new ArrayList<>();
    private final List<String> announced = new ArrayList<>();
    private Sale sale = SaleFixtures.draft();
    private Instant now = MAR_1;

    static SaleScenario aDraft() {
        var scenario = new SaleScenario();
        scenario.sale = scenario.sale.priced(shop().quote(line(SONG, 3)));
        return scenario;
    }

    SaleScenario on(Instant moment) {
        assertThat(moment).as("the clock only moves forward").isAfterOrEqualTo(now);
        now = moment;
        return this;
    }

    SaleScenario confirmed() {
        return happens("confirm", state -> state.confirm(now, "member:anna"));
    }

    SaleScenario deducted() {
        return happens("deduct", state -> state.deducted(now));
    }

    SaleScenario shortOfCredit(int attempt) {
        return happens(
                "short of credit",
                state -> state.declined(attempt, SaleFixtures.SHORT_OF_CREDIT, OnMissingCredit.WAIT));
    }

    SaleScenario refusedForEver(int attempt) {
        return happens("refuse", state -> state.declined(attempt, SaleFixtures.NOBODY_KNOWS_IT, OnMissingCredit.WAIT));
    }

    SaleScenario released() {
        return happens("release", SaleState::release);
    }

    SaleScenario cancelled() {
        return happens("cancel", state -> state.cancel(null));
    }

    SaleScenario refunded() {
        return happens("refund", state -> state.refund(null, "member:bert"));
    }

    SaleScenario announced(String... expected) {
        assertThat(announced).as("after %s", story).containsExactly(expected);
        return this;
    }

    void endsUp(SaleStatus expected) {
        assertThat(sale.status()).as("after %s", story).isEqualTo(expected);
    }

    private SaleScenario happens(String what, Function<SaleState, Decision> rule) {
        story.add(now + " " + what);
        if (Step.apply(sale, List.of(new Step(sale.store(), sale.id(), rule))) instanceof Outcome.Changed(var next)) {
            sale = next;
            var customers = Map.of(CUSTOMER, new Customer(CUSTOMER, null, "Luís", null, null, null, null));
            new SaleContract(customers, now).messages(List.of(next)).forEach(message -> announced.add(told(message)));
        }
        return this;
    }

    private static String told(OutboxMessage message) {
        return message.body() instanceof SaleConfirmed confirmed
                ? "sale-confirmed#" + confirmed.attempt()
                : message.topic().name();
    }
}
