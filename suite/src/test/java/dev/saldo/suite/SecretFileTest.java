package dev.saldo.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    private Path directory;

    @Test
    void aSecretIsMadeOnceAndIsItsOwnersAlone() throws IOException {
        var file = directory.resolve("secrets/identity");

        var secret = SecretFile.readOrMake(file);

        assertThat(secret).hasSize(43);
        assertThat(SecretFile.readOrMake(file)).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(SecretFile.readOrMake(directory.resolve("one")))
                .isNotEqualTo(SecretFile.readOrMake(directory.resolve("other")));
    }
}
