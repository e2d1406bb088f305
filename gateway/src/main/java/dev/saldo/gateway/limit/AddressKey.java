package dev.saldo.gateway.limit;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What counts as one address: of IPv6 the first half, for whoever has one address has all of them. */
final class AddressKey {

    private static final Object UNKNOWN = new Object();

    private AddressKey() {}

    static Object of(ServerHttpRequest request) {
        return of(request.getRemoteAddress());
    }

    static Object of(@Nullable InetSocketAddress socket) {
        var address = socket == null ? null : socket.getAddress();
        return switch (address) {
            case null -> UNKNOWN;
            case Inet6Address v6 -> ByteBuffer.wrap(v6.getAddress()).getLong();
            default -> address;
        };
    }
}
