package dev.saldo.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final InetSocketAddress PROXY = new InetSocketAddress("10.0.0.1", 4711);

    @Test
    void withoutTrustedProxiesTheSocketTells() {
        assertThat(of(0, "1.1.1.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void eachTrustedProxyAddsOneFromTheRight() {
        assertThat(of(1, "6.6.6.6, 1.1.1.1")).isEqualTo("1.1.1.1");
        assertThat(of(2, "6.6.6.6, 1.1.1.1, 10.0.0.2")).isEqualTo("1.1.1.1");
        assertThat(of(2, "6.6.6.6, 1.1.1.1", "10.0.0.2")).isEqualTo("1.1.1.1");
    }

    @Test
    void whoDidNotComeThroughAllProxiesIsKnownByTheSocket() {
        assertThat(of(2, "1.1.1.1")).isEqualTo("10.0.0.1");
        assertThat(of(1)).isEqualTo("10.0.0.1");
    }

    @Test
    void portsDoNotCount() {
        assertThat(of(1, "1.1.1.1:1234")).isEqualTo("1.1.1.1");
        assertThat(of(1, "[2001:db8:0:0:0:0:0:1]:1234")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(of(1, "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "localhost", "saldo.example", "_hidden", "1.1.1.1.1"})
    void whatIsNoAddressIsNotLookedUp(String text) {
        assertThat(of(1, text)).isEqualTo("10.0.0.1");
    }

    private static String of(int trustedProxies, String... forwardedFor) {
        var address = ClientAddress.of(PROXY, List.of(forwardedFor), trustedProxies);
        return address == null ? "" : address.getAddress().getHostAddress();
    }
}
