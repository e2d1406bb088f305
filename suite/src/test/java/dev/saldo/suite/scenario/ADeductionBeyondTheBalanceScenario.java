package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@SuiteScenario
class ADeductionBeyondTheBalanceScenario {

    @Test
    void isRefusedWithBalanceAndShortfallAndLeavesNoTrace(Shop shop) {
        var platform = shop.platformWith("10.00");

        var refusal = platform.deduct("12.50").isProblem(409, "insufficient-credit");

        assertThat(refusal.money("balance")).isEqualTo(usd("10.00"));
        assertThat(refusal.money("shortfall")).isEqualTo(usd("2.50"));
        assertThat(platform.balance()).isEqualTo(usd("10.00"));
        assertThat(platform.movements()).extracting(Platform.Movement::kind).containsExactly("deposit");
    }

    @Test
    void ofExactlyTheBalanceIsAllowed(Shop shop) {
        var platform = shop.platformWith("10.00");

        platform.deduct("10.00").is(201);

        assertThat(platform.balance()).isEqualTo(usd("0.00"));
    }

    @Test
    void inManyAtOnceTakesWhatIsThereAndNoMore(Shop shop) {
        var platform = shop.platformWith("5.00");

        var answers = AtOnce.times(16, () -> platform.deduct("1.00"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.isProblem(409, "insufficient-credit"));
        assertThat(platform.balance()).isEqualTo(usd("0.00"));
    }
}
