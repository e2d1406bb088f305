package dev.saldo.chaos.stack;

import dev.saldo.engines.Durability;
import dev.saldo.engines.PostgresEngine;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Postgres with all its processes. */
final class PostgresPart extends Part {

    private final Path directory;
    private final int port;
    private volatile @Nullable PostgresEngine engine;

    PostgresPart(String name, Path directory, int port) {
        super(name);
        this.directory = directory;
        this.port = port;
    }

    @Override
    void start() {
        engine = PostgresEngine.start(directory, port, Durability.FSYNC);
    }

    @Override
    void end() {
        var running = engine;
        if (running != null) {
            running.kill();
            engine = null;
        }
    }

    @Override
    List<ProcessHandle> processes() {
        var running = engine;
        return running == null ? List.of() : running.processes();
    }

    void createDatabases(Collection<String> services) {
        services.forEach(service -> Objects.requireNonNull(engine).createServiceDatabase("saldo_" + service));
    }

    int port() {
        return port;
    }

    String url(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s".formatted(PostgresEngine.HOST, port, database, PostgresEngine.USER);
    }
}
