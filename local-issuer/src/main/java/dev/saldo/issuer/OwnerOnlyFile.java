package dev.saldo.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A small file that only its owner may read, replaced as a whole or not at all. */
record OwnerOnlyFile(Path path) {

    boolean exists() {
        return Files.exists(path);
    }

    String read() {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }

    void write(String content) {
        try {
            var directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory, owner("rwx------"));
            var draft = Files.createTempFile(directory, path.getFileName().toString(), ".tmp", owner("rw-------"));
            Files.writeString(draft, content);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + path, unwritable);
        }
    }

    private static FileAttribute<?> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
