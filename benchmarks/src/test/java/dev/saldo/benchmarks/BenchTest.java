package dev.saldo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.benchmarks.BenchOptions.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    @Test
    void everyQuestionHasAScenarioAndEveryScenarioItsOwnName() {
        var plans = Bench.chosen(List.of()).stream()
                .map(scenario -> scenario.plan())
                .toList();

        assertThat(plans.stream().mapToInt(plan -> plan.number()).distinct().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 11).boxed().toList());
        assertThat(new HashSet<>(names())).hasSameSizeAs(plans);
    }

    @Test
    void scenariosAnswerToNamesBeginningsOfNamesAndNumbers() {
        assertThat(names("hot-platform")).containsExactly("hot-platform-kafka", "hot-platform-http");
        assertThat(names("2")).containsExactly("thousand-platforms-kafka", "thousand-platforms-http");
        assertThat(names("growth", "start")).containsExactly("start", "growth");
    }

    @Test
    void whoAsksForAScenarioThatIsNotThereIsToldWhichAre() {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> names("hottest"))
                .withMessageContainingAll("hottest", "hot-platform-kafka", "growth");
    }

    private static List<String> names(String... wishes) {
        return Bench.chosen(List.of(wishes)).stream()
                .map(scenario -> scenario.plan().name())
                .toList();
    }

    @Test
    void theReportOfTheRunBeforeIsKept(@TempDir Path output) throws IOException {
        Files.writeString(output.resolve("latest.json"), "long");
        Bench.keepFormer(output);
        Files.writeString(output.resolve("latest.json"), "short");
        Bench.keepFormer(output);

        assertThat(output.resolve("previous.json")).hasContent("short");
        assertThat(output.resolve("latest.json")).doesNotExist();
    }
}
