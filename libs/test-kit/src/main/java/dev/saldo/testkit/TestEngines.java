package dev.saldo.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Where the PostgreSQL and the Kafka of this JVM's tests are. In containers where a container engine answers and can
 * start them, embedded otherwise; {@value #CHOICE} set to {@code containers} or {@code embedded} forces one.
 */
record TestEngines(String host, int port, String user, String password, String bootstrapServers) {

    private static final String CHOICE = "SALDO_TEST_ENGINES";

    /** Owns every database under test, and migrates it. */
    static final String OWNER = "saldo_test_owner";

    /** What services under test are at run time. */
    static final String RUNTIME = "saldo_test";

    private static @Nullable TestEngines running;

    /** Starts them at the first call; they end with the JVM. */
    static synchronized TestEngines running() {
        if (running == null) {
            running = start();
            TestTopics.create(running.bootstrapServers());
        }
        return running;
    }

    private static TestEngines start() {
        return switch (System.getenv(CHOICE)) {
            case "containers" -> ContainerEngines.start();
            case "embedded" -> EmbeddedEngines.start();
            case null, default -> ContainerEngines.areAvailable() ? containersIfTheyStart() : EmbeddedEngines.start();
        };
    }

    private static TestEngines containersIfTheyStart() {
        try {
            return ContainerEngines.start();
        } catch (RuntimeException failure) {
            // An engine without a way to its images is as good as none.
            LoggerFactory.getLogger(TestEngines.class).warn("containers do not start, so embedded engines", failure);
            return EmbeddedEngines.start();
        }
    }

    /** A database as operators make it: it belongs to {@link #OWNER}, and {@link #RUNTIME} may do what it is granted. */
    void createDatabase(String name) {
        execute("postgres", role(OWNER), role(RUNTIME), "create database %s owner %s".formatted(name, OWNER));
    }

    /** As superuser. */
    void execute(String database, String... statements) {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("refused by the database " + database, failure);
        }
    }

    private String role(String name) {
        return """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password '%2$s';
                    end if;
                end $$""".formatted(name, password);
    }

    /** Empties all topics, so that a new consumer group, which starts at the beginning, sees what comes from now on. */
    void forgetRecords() {
        TestTopics.empty(bootstrapServers);
    }
}
