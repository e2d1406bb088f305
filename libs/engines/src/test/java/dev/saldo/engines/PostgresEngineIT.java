package dev.saldo.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresEngineIT {

    @TempDir
    static Path directory;

    private static PostgresEngine postgres;
    private static Queries queries;

    @BeforeAll
    static void start() {
        postgres = PostgresEngine.start(directory, 0, Durability.FAST);
        queries = new Queries(postgres, "postgres");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aFastServerFlushesNothing() throws Exception {
        assertThat(queries.ask("show fsync")).isEqualTo("off");
        assertThat(queries.ask("show synchronous_commit")).isEqualTo("off");
        assertThat(queries.ask("show max_connections")).isEqualTo("200");
    }

    @Test
    void aDatabaseIsCreatedOnce() throws Exception {
        postgres.createDatabase("saldo_sales");
        postgres.createDatabase("saldo_sales");

        assertThat(new Queries(postgres, "saldo_sales").ask("select current_database()"))
                .isEqualTo("saldo_sales");
    }

    @Test
    void textFoldsAndSortsAsPeopleExpect() throws Exception {
        assertThat(queries.ask("select 'ÉTOILE' ilike 'étoile'")).isEqualTo("t");
        assertThat(queries.ask("select min(name) from (values ('Zebra'), ('apple')) as t(name)"))
                .isEqualTo("apple");
    }

    @Test
    void oneDirectoryHasOneServer() {
        assertThatThrownBy(() -> PostgresEngine.start(directory, 0, Durability.FAST))
                .hasMessageContaining("another process runs PostgreSQL in");
        assertThat(PostgresEngine.endLeftover(directory)).isFalse();
    }
}
