package dev.saldo.gateway.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose request it is, as far as addresses tell. */
final class ClientAddress {

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|([0-9.]+):\\d+");

    private ClientAddress() {}

    /**
     * Each trusted proxy adds the address it was called from to the end of the list; what stands further left is the
     * client's own invention.
     */
    static @Nullable InetSocketAddress of(
            @Nullable InetSocketAddress socket, List<String> forwardedFor, int trustedProxies) {
        if (trustedProxies == 0 || forwardedFor.isEmpty()) {
            return socket;
        }
        var hops = String.join(",", forwardedFor).split(",", -1);
        if (hops.length < trustedProxies) {
            return socket;
        }
        var address = literal(hops[hops.length - trustedProxies].strip());
        return address == null ? socket : new InetSocketAddress(address, 0);
    }

    private static @Nullable InetAddress literal(String text) {
        var withPort = WITH_PORT.matcher(text);
        var bare = withPort.matches() ? (withPort.group(1) == null ? withPort.group(2) : withPort.group(1)) : text;
        try {
            // never asks a name server
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
