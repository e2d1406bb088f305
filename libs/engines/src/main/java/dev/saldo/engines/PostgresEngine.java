package dev.saldo.engines;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL 18 server in a directory of its own, which holds the data, the server's log and a lock. It listens on
 * the loopback interface only, where {@link #USER} needs no password.
 *
 * <p>The server is a process beside the JVM. It ends with {@link #close}; when the JVM is killed first, the next start
 * on the same directory ends it properly.
 */
public final class PostgresEngine implements AutoCloseable {

    /** The superuser. */
    public static final String USER = "postgres";

    public static final String HOST = "127.0.0.1";

    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Path data;
    private final FileChannel lock;
    private final EmbeddedPostgres server;

    private PostgresEngine(Path data, FileChannel lock, EmbeddedPostgres server) {
        this.data = data;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @param directory made when it is not there; kept by {@link #close}
     * @param port where to listen, 0 for any free port
     */
    public static PostgresEngine start(Path directory, int port, Durability durability) {
        try {
            var home = Files.createDirectories(directory).toRealPath();
            var lock = lock(home);
            try {
                var data = home.resolve("data");
                Postmaster.endLeftover(data);
                return new PostgresEngine(data, lock, launch(home, data, FreePort.orGiven(port), durability));
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL does not start in " + directory, failure);
        }
    }

    /** Stops the server a killed JVM left in the directory; answers false when a living one runs it. */
    public static boolean endLeftover(Path directory) {
        try (var _ = lock(directory)) {
            Postmaster.endLeftover(directory.toRealPath().resolve("data"));
            return true;
        } catch (IllegalStateException _) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLockedBy(channel)) {
            return channel;
        }
        channel.close();
        throw new IllegalStateException("another process runs PostgreSQL in " + home);
    }

    private static boolean isLockedBy(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static EmbeddedPostgres launch(Path home, Path data, int port, Durability durability) throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(newLog(home).toFile());
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // whatever LANG says here, text sorts and folds case as people expect
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "und");
        settings(durability).forEach(builder::setServerConfig);
        return builder.start();
    }

    /** One log a start, and the one before. */
    private static Path newLog(Path home) throws IOException {
        var log = home.resolve("postgres.log");
        if (Files.exists(log)) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /**
     * The library starts the server with fsync and synchronous_commit off, so both are always said. Tables that were
     * empty a moment ago fill fast here; until they are analyzed, which happens this often, each statement on them has
     * the plan that was right for an empty one.
     */
    private static Map<String, String> settings(Durability durability) {
        var flush = durability == Durability.FSYNC ? "on" : "off";
        return Map.of(
                "fsync",
                flush,
                "synchronous_commit",
                flush,
                "full_page_writes",
                flush,
                "max_connections",
                "200",
                "unix_socket_directories",
                "",
                "autovacuum_naptime",
                "5s",
                "log_checkpoints",
                "off");
    }

    /** Where the server's binaries are unpacked, once for all engines of this user. */
    private static Path binaries() throws IOException {
        try {
            return privateDirectory(Path.of(System.getProperty("user.home"), ".cache", "saldo"));
        } catch (IOException _) {
            return Files.createTempDirectory("saldo-postgres");
        }
    }

    /** The library lets everybody write where it unpacks, so nobody else may get there. */
    private static Path privateDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return directory.resolve("postgres");
    }

    public int port() {
        return server.getPort();
    }

    /** The JDBC URL of one of the databases, with the superuser in it. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s".formatted(HOST, port(), database, USER);
    }

    /** Creates the database unless it is there. */
    public void createDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            if (!exists(name, connection)) {
                create(name, connection);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create the database " + name, failure);
        }
    }

    /**
     * Creates a service's database with its two roles, unless they are there: {@code <name>_owner}, to whom it belongs,
     * and {@code <name>}, who gets at run time what the migrations grant. Neither needs a password.
     */
    public void createServiceDatabase(String name) {
        var owner = name + "_owner";
        try (var connection = server.getPostgresDatabase().getConnection()) {
            createRole(owner, connection);
            createRole(name, connection);
            if (!exists(name, connection)) {
                create(name, connection);
            }
            own(name, owner, connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create the database " + name, failure);
        }
    }

    private static void createRole(String name, Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_roles where rolname = ?");
                var statement = connection.createStatement()) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                statement.execute("create role " + statement.enquoteIdentifier(name, true) + " login");
            }
        }
    }

    private static void own(String name, String owner, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter database %s owner to %s"
                    .formatted(statement.enquoteIdentifier(name, true), statement.enquoteIdentifier(owner, true)));
        }
    }

    private static boolean exists(String name, Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    private static void create(String name, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        }
    }

    /** The processes of the server, the one that started the others first; none once it has ended. */
    public List<ProcessHandle> processes() {
        return Postmaster.processes(data);
    }

    /** Ends the server as a crash does, with SIGKILL for all its processes; the next start recovers the data. */
    public void kill() {
        Postmaster.kill(data);
        close();
    }

    /** Stops the server after a checkpoint, so that the next start need not recover; the data stays. */
    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
