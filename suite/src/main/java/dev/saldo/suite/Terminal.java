package dev.saldo.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.issuer.NewAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows passwords to the person who starts the suite. {@code ./saldo up} keeps standard output in a file, so it gives
 * {@code --accounts=<named pipe>}, which it reads until a line with a dot; without that, standard output it is.
 */
record Terminal(@Nullable Path pipe) {

    private static final String OPTION = "--accounts=";

    static Terminal of(String... arguments) {
        return new Terminal(Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> Path.of(argument.substring(OPTION.length())))
                .findFirst()
                .orElse(null));
    }

    void show(List<NewAccount> accounts) {
        var lines = accounts.stream()
                .map(account -> "%-28s %s%n".formatted(account.email(), account.password()))
                .collect(Collectors.joining());
        if (pipe == null) {
            System.out.print("Demo accounts with their passwords, shown this once:\n" + lines);
        } else {
            write(pipe, lines);
        }
    }

    void end() {
        if (pipe != null && Files.exists(pipe)) {
            write(pipe, ".\n");
        }
    }

    /** Opened for reading too, which does not wait for a reader that is gone. */
    private static void write(Path pipe, String text) {
        try (var channel = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (var bytes = UTF_8.encode(text); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
