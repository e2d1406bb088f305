package dev.saldo.benchmarks.suite;

import static java.util.stream.Collectors.toMap;

import dev.saldo.benchmarks.measure.Interruption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Waits until a suite has told everybody everything, so that what one side left behind does not slow the other. */
public final class Quiet {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 100;

    private Quiet() {}

    /** Returns when every outbox is empty and every consumer group is at the end of its topics. */
    public static void await(Engines engines) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var databases = new ArrayList<Connection>();
        try (var admin = Admin.create(Map.of("bootstrap.servers", engines.bootstrapServers()))) {
            for (var name : databases(engines)) {
                databases.add(engines.connect(name));
            }
            while (!(areEmpty(databases) && areRead(admin))) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the suite is not done after " + PATIENCE);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException | ExecutionException failure) {
            throw new IllegalStateException("it cannot be seen whether the suite is done", failure);
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        } finally {
            databases.forEach(Quiet::close);
        }
    }

    private static List<String> databases(Engines engines) throws SQLException {
        try (var connection = engines.connect("postgres");
                var statement = connection.createStatement();
                var names = statement.executeQuery("select datname from pg_database where datname like 'saldo\\_%'")) {
            var found = new ArrayList<String>();
            while (names.next()) {
                if (!names.getString(1).equals(Engines.REFERENCES)) {
                    found.add(names.getString(1));
                }
            }
            return found;
        }
    }

    private static boolean areEmpty(List<Connection> databases) throws SQLException {
        for (var database : databases) {
            try (var statement = database.createStatement();
                    var row = statement.executeQuery("select exists (select from kit.outbox)")) {
                row.next();
                if (row.getBoolean(1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areRead(Admin admin) throws ExecutionException, InterruptedException {
        for (var group : admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList()) {
            var read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(read.keySet().stream()
                            .collect(toMap((TopicPartition partition) -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            if (ends.entrySet().stream()
                    .anyMatch(end ->
                            Objects.requireNonNull(read.get(end.getKey())).offset()
                                    < end.getValue().offset())) {
                return false;
            }
        }
        return true;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing is lost with it
        }
    }
}
