package dev.saldo.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** Which sources ran. */
final class Commit {

    private Commit() {}

    /** The short hash, {@code -dirty} behind it when something is not committed; {@code unknown} outside of git. */
    static String of(Path checkout) throws InterruptedException {
        try {
            var process = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .directory(checkout.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor() == 0 ? answer : "unknown";
        } catch (IOException _) {
            return "unknown";
        }
    }
}
