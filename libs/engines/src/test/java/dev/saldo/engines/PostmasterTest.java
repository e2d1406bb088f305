package dev.saldo.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir
    Path data;

    @Test
    void aPidFileThatNamesAStrangerIsRemovedAndTheStrangerLives() throws IOException {
        var stranger = ProcessHandle.current();
        var file = Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");

        Postmaster.endLeftover(data);

        assertThat(file).doesNotExist();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aPidFileThatNamesNobodyIsLeftToTheServerWhichRecovers() throws IOException {
        var file = Files.writeString(data.resolve("postmaster.pid"), NOBODY + "\n");

        Postmaster.endLeftover(data);

        assertThat(file).exists();
    }

    @Test
    void withoutAPidFileThereIsNothingToEnd() {
        assertThatCode(() -> Postmaster.endLeftover(data)).doesNotThrowAnyException();
    }
}
