package dev.saldo.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AKilledPostgresIT {

    @TempDir
    Path directory;

    @Test
    void startsAgainAtOnceOnItsPortWithItsRows() throws Exception {
        var killed = PostgresEngine.start(directory, 0, Durability.FSYNC);
        var before = new Queries(killed, "postgres");
        before.execute("create table sale (reference text)");
        before.execute("insert into sale values ('S-1')");
        var postmaster = killed.processes().getFirst();

        killed.kill();

        assertThat(killed.processes()).isEmpty();
        try (var postgres = PostgresEngine.start(directory, killed.port(), Durability.FSYNC)) {
            assertThat(new Queries(postgres, "postgres").ask("select reference from sale"))
                    .isEqualTo("S-1");
            assertThat(postgres.processes()).isNotEmpty().doesNotContain(postmaster);
        }
    }
}
