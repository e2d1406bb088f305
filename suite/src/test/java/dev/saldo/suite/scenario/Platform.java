package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A supplier platform of the scenario. */
record Platform(Saldo saldo, UUID id) {

    record Movement(
            long sequence, String kind, Money amount, Money balanceBefore, Money balanceAfter, String reference) {}

    Reply deposit(String amount) {
        return saldo.post(path(), Map.of("amount", usd(amount), "reference", "deposit " + UUID.randomUUID()))
                .is(201);
    }

    /** Credits that cost something else than they are. */
    Reply deposit(String amount, String paid) {
        return saldo.post(path(), Map.of("amount", usd(amount), "paid", usd(paid)))
                .is(201);
    }

    UUID hold(String amount) {
        return saldo.post(holds(), Map.of("amount", usd(amount))).is(201).id();
    }

    Reply release(UUID hold) {
        return saldo.post(holds() + "/" + hold + "/release", Map.of()).is(200);
    }

    List<JsonNode> lots() {
        return saldo.list("/api/v1/platforms/%s/lots".formatted(id));
    }

    Reply allowOverdraft(String limit) {
        return saldo.patch("/api/v1/platforms/" + id, Map.of("overdraftLimit", usd(limit)))
                .is(200);
    }

    /** Takes credits directly; the answer may be a refusal. */
    Reply deduct(String amount) {
        return saldo.post(path() + "/deduct", Map.of("amount", usd(amount), "reference", "direct"));
    }

    Money balance() {
        return saldo.get(path() + "/balance").is(200).money("balance");
    }

    private Money available() {
        return saldo.get(path() + "/balance").is(200).money("available");
    }

    /** Oldest first. */
    List<Movement> movements() {
        return saldo.list(path() + "/movements").stream()
                .map(movement -> Saldo.JSON.treeToValue(movement, Movement.class))
                .sorted(Comparator.comparing(Movement::sequence))
                .toList();
    }

    List<Movement> deductionsFor(Sale sale) {
        return movements("deduction", sale);
    }

    List<Movement> refundsOf(Sale sale) {
        return movements("refund", sale);
    }

    /** Every movement begins where the one before it ended, and the balance is the sum of them. */
    void ledgerIsRight() {
        var balance = usd("0.00");
        var sequence = 0L;
        for (var movement : movements()) {
            assertThat(movement.sequence()).isEqualTo(++sequence);
            assertThat(movement.balanceBefore()).as("before %s", movement).isEqualTo(balance);
            balance = balance.plus(movement.amount());
            assertThat(movement.balanceAfter()).as("after %s", movement).isEqualTo(balance);
        }
        assertThat(balance()).isEqualTo(balance);
        var remaining = lots().stream()
                .map(lot -> Saldo.JSON.treeToValue(lot.get("remaining"), Money.class))
                .reduce(usd("0.00"), Money::plus);
        assertThat(remaining).as("what is left of the lots").isEqualTo(balance.isNegative() ? usd("0.00") : balance);
        assertThat(available().isNegative()).isFalse();
    }

    private List<Movement> movements(String kind, Sale sale) {
        return movements().stream()
                .filter(movement -> movement.kind().equals(kind))
                .filter(movement -> sale.id().toString().equals(movement.reference()))
                .toList();
    }

    private String holds() {
        return "/api/v1/platforms/%s/holds".formatted(id);
    }

    private String path() {
        return "/api/v1/platforms/%s/credits".formatted(id);
    }
}
