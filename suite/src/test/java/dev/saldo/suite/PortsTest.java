package dev.saldo.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    Path directory;

    @Test
    void aPortIsTheSameAtTheNextStart() {
        var first = ports().of("sales");

        assertThat(ports().of("sales")).isEqualTo(first);
    }

    @Test
    void aPortSomebodyTookIsChosenAgain() throws IOException {
        var first = ports().of("sales");
        try (var somebody = new ServerSocket()) {
            somebody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), first));

            assertThat(ports().of("sales")).isNotEqualTo(first);
        }
    }

    @Test
    void noTwoPartsShareAPort() {
        var ports = ports();

        assertThat(ports.of("sales")).isNotEqualTo(ports.of("billing"));
    }

    private Ports ports() {
        return Ports.rememberedIn(directory.resolve("ports"));
    }
}
