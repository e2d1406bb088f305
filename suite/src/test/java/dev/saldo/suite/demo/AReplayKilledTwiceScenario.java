package dev.saldo.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AReplayKilledTwiceScenario {

    private static final int SALES = 60;

    @TempDir
    Path data;

    @Test
    void endsWithTheRightFiguresAndNothingDoubled() throws Exception {
        try (var suite = SuiteProcess.start(data)) {
            var replay = CompletableFuture.supplyAsync(
                    () -> ChinookDemo.replay(suite.url(), suite.key(), SALES),
                    task -> Thread.ofPlatform().start(task));

            suite.killWhen(() -> suite.sales() >= SALES / 4);
            suite.startAgain();
            suite.killWhen(() -> suite.sales() >= SALES / 2);
            assertThat(replay)
                    .as("the second kill comes in the middle of the replay")
                    .isNotDone();
            suite.startAgain();

            var figures = replay.get(5, TimeUnit.MINUTES).figures();
            assertThat(figures).isNotEmpty().allMatch(Figures.Figure::isRight);
        }
    }

    /** The second store has the same skus, codes and references; neither notices the other. */
    @Test
    void mayBeRunAgainAndBesideAnotherStore() throws Exception {
        try (var suite = SuiteProcess.start(data)) {
            var first = ChinookDemo.replay(suite.url(), suite.key(), 10);
            var neighbour = keyOfAnotherStore(suite);
            var beside = ChinookDemo.replay(suite.url(), neighbour, 6);
            var second = ChinookDemo.replay(suite.url(), suite.key(), 10);

            assertThat(second.figures()).isEqualTo(first.figures()).allMatch(Figures.Figure::isRight);
            assertThat(beside.figures()).allMatch(Figures.Figure::isRight);
            assertThat(numbers(second)).hasSize(10).containsAll(numbers(beside));
            assertThat(suite.sales()).isEqualTo(10);
        }
    }

    private static String keyOfAnotherStore(SuiteProcess suite) {
        try (var api = new Api(suite.url(), suite.key())) {
            return api.post("/api/v1/stores", Map.of("name", "The neighbour"))
                    .body()
                    .at("/apiKey/key")
                    .stringValue();
        }
    }

    private static List<String> numbers(ChinookDemo.Result result) {
        return result.books().invoices().stream().map(Views.Invoice::number).toList();
    }
}
