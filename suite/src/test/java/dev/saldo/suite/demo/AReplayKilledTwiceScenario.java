package dev.saldo.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

            var result = replay.get(5, TimeUnit.MINUTES);
            assertThat(result.figures()).isNotEmpty().allMatch(Figures.Figure::isRight);

            var again = ChinookDemo.replay(suite.url(), suite.key(), SALES);
            assertThat(again.figures()).isEqualTo(result.figures());
            assertThat(again.made()).isZero();
            assertThat(suite.sales()).isEqualTo(SALES);
        }
    }
}
