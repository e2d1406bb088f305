package dev.saldo.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.issuer.NewAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {

    private static final List<NewAccount> ADA = List.of(new NewAccount("ada@example.com", "Ada", "tuvami-kolera"));

    @TempDir
    private Path directory;

    @Test
    void accountsComeThroughThePipeAndThenADot() throws Exception {
        var pipe = pipe();
        var reader = new ProcessBuilder(
                        "sh", "-c", "while read -r line && [ \"$line\" != . ]; do echo \"$line\"; done <" + pipe)
                .start();
        var terminal = Terminal.of("--data=here", "--accounts=" + pipe);

        terminal.show(ADA);
        terminal.end();

        assertThat(new String(reader.getInputStream().readAllBytes(), UTF_8))
                .containsPattern("^ada@example.com +tuvami-kolera\n$");
    }

    @Test
    @Timeout(10)
    void nobodyAtTheOtherEndDoesNotStopTheStart() throws Exception {
        var terminal = Terminal.of("--accounts=" + pipe());

        assertThatNoException().isThrownBy(terminal::end);
    }

    @Test
    void aPipeThatIsGoneStopsAccountsFromBeingMade() {
        var terminal = Terminal.of("--accounts=" + directory.resolve("gone"));

        assertThatThrownBy(() -> terminal.show(ADA)).isInstanceOf(UncheckedIOException.class);
        assertThatNoException().isThrownBy(terminal::end);
        assertThat(Files.exists(directory.resolve("gone"))).isFalse();
    }

    private Path pipe() throws IOException, InterruptedException {
        var pipe = directory.resolve("accounts");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }
}
