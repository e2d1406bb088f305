package dev.saldo.benchmarks.load;

import dev.saldo.benchmarks.measure.Interruption;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.LoadSide;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Transactions over plain JDBC, from as many threads as there are connections. */
public final class JdbcSide implements Side {

    /** As many as the issue that asked for these figures names. */
    public static final int CONNECTIONS = 16;

    private final String name;
    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<Session> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    /** What one connection does, with its statements prepared. */
    @FunctionalInterface
    public interface Session {
        void work(long index) throws SQLException;
    }

    /** Prepares the statements of a connection. */
    @FunctionalInterface
    public interface Opening {
        Session open(Connection connection) throws SQLException;
    }

    /** @param schema run once before */
    public JdbcSide(String name, Engines engines, String schema, Opening opening) {
        this.name = name;
        try {
            try (var connection = engines.connectForReference();
                    var statement = connection.createStatement()) {
                statement.execute(schema);
            }
            for (var number = 0; number < CONNECTIONS; number++) {
                var connection = engines.connectForReference();
                connections.add(connection);
                idle.add(opening.open(connection));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the reference cannot be prepared", failure);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Peak peak(Duration time) {
        return load().peak(time);
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        return load().latency(perSecond, time);
    }

    private LoadSide load() {
        return new LoadSide(name, index -> CompletableFuture.runAsync(() -> work(index), threads), CONNECTIONS, 1);
    }

    private void work(long index) {
        try {
            var session = idle.take();
            try {
                session.work(index);
            } finally {
                idle.add(session);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }

    @Override
    public void close() {
        threads.close();
        for (var connection : connections) {
            try {
                connection.close();
            } catch (SQLException _) {
                // nothing is lost with it
            }
        }
    }
}
