package dev.saldo.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
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

    @Test
    void aBrokerBehindSomethingSendsItsClientsThere() throws Exception {
        try (var front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var kafka = KafkaEngine.start(directory, FreePort.find(), front.getLocalPort(), Durability.FAST)) {
            front.setSoTimeout(20_000);
            var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
            try {
                assertThat(admin.listTopics().names()).isNotNull();

                assertThat(front.accept().isConnected()).isTrue();
            } finally {
                admin.close(Duration.ZERO);
            }
        }
    }
}
