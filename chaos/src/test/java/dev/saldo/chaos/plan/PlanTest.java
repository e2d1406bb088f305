package dev.saldo.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final List<String> SERVICES =
            List.of("gateway", "billing", "catalog", "identity", "platform", "sales", "usage");
    private static final List<String> LISTENERS =
            List.of("billing", "catalog", "identity", "platform", "sales", "usage");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(plan(42, TWO_MINUTES)).isEqualTo(plan(42, TWO_MINUTES));
        assertThat(plan(42, TWO_MINUTES)).isNotEqualTo(plan(43, TWO_MINUTES));
    }

    @Test
    void aLongerRunBeginsLikeAShorterOne() {
        var shorter = plan(42, TWO_MINUTES).faults();

        assertThat(plan(42, TEN_MINUTES).faults()).startsWith(shorter.toArray(Fault[]::new));
    }

    @Test
    void tenMinutesKillEveryPartAndTwentyTimesInAll() {
        for (var seed = 0; seed < 100; seed++) {
            var kills = plan(seed, TEN_MINUTES).faults().stream()
                    .filter(fault -> fault.kind() == FaultKind.KILL)
                    .toList();

            assertThat(kills).hasSizeGreaterThanOrEqualTo(20);
            assertThat(kills).extracting(Fault::part).containsAll(SERVICES).contains(Plan.BROKER, Plan.POSTGRES);
        }
    }

    @Test
    void tenMinutesHaveEveryKindOfFault() {
        for (var seed = 0; seed < 100; seed++) {
            assertThat(plan(seed, TEN_MINUTES).faults()).extracting(Fault::kind).contains(FaultKind.values());
        }
    }

    @Test
    void everythingIsOverBeforeTheTimeIs() {
        for (var seed = 0; seed < 100; seed++) {
            assertThat(plan(seed, TWO_MINUTES).faults())
                    .hasSizeGreaterThan(10)
                    .allMatch(fault -> fault.at().plus(fault.lasting()).compareTo(TWO_MINUTES) < 0);
        }
    }

    private static Plan plan(long seed, Duration length) {
        return Plan.of(seed, length, SERVICES, LISTENERS);
    }
}
