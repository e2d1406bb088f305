package dev.saldo.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void theSameSeedGivesTheSameStepsToTheSameClient() {
        assertThat(steps(42, 0)).isEqualTo(steps(42, 0));
        assertThat(steps(42, 0)).isNotEqualTo(steps(42, 1)).isNotEqualTo(steps(43, 0));
    }

    @Test
    void everyTaskComes() {
        assertThat(steps(42, 0)).extracting(Step::task).contains(Step.Task.values());
    }

    @Test
    void noTwoOperationsHaveTheSameKey() {
        var keys = Stream.concat(steps(42, 0).stream(), steps(42, 1).stream())
                .flatMap(step -> Stream.of(step.key(0), step.key(1), step.key(11)))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void theFirstKeyOfAStepIsItsOwn() {
        assertThat(steps(42, 0)).allMatch(step -> step.key(0).equals(step.key()));
    }

    @Test
    void amountsAreAboveZero() {
        assertThat(steps(42, 0)).allMatch(step -> step.minor() > 0);
    }

    private static List<Step> steps(long seed, int client) {
        var script = new Script(seed, client);
        return Stream.generate(script::next).limit(1_000).toList();
    }
}
