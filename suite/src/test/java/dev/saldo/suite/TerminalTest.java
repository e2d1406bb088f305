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
        // Opened before anything is written, as the script does: what a pipe holds that nobody has open is lost.
        var reader = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec 3<>" + pipe
                                + "; echo open; while read -r line <&3 && [ \"$line\" != . ]; do echo \"$line\"; done")
                .start();
        var output = reader.inputReader(UTF_8);
        assertThat(output.readLine()).isEqualTo("open");
        var terminal = Terminal.of("--data=here", "--accounts=" + pipe);

        terminal.show(ADA);
        terminal.end();

        assertThat(output.lines().toList()).singleElement().asString().matches("ada@example.com +tuvami-kolera");
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
