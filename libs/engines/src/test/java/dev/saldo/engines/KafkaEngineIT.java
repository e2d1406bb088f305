package dev.saldo.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaEngineIT {

    @TempDir
    Path directory;

    @Test
    void aBrokerThatWasAwayComesBackOnItsPortWithItsRecords() throws Exception {
        try (var kafka = KafkaEngine.start(directory, 0, Durability.FAST)) {
            var records = new Records(kafka.bootstrapServers());
            records.createTopic();
            records.write("S-1");

            kafka.stop();
            assertThat(kafka.isRunning()).isFalse();
            assertThat(FreePort.isFree(kafka.port())).isTrue();

            kafka.start();
            records.write("S-2");
            assertThat(records.read(2)).containsExactly("S-1", "S-2");
        }
    }
}
