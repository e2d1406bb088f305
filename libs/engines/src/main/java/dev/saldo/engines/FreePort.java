package dev.saldo.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports below the range the operating system takes for outgoing connections (from 32768 on Linux). A port out of
 * that range may be gone when an engine comes back after an outage: a client that was trying to reconnect can be given
 * it, or even connect to itself.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int MAX_TRIES = 1_000;

    private FreePort() {}

    /** The port itself, or a free one when it is 0. */
    static int orGiven(int port) {
        return port == 0 ? find() : port;
    }

    /** One on which nobody listens now. */
    public static int find() {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between %d and %d".formatted(FIRST, END));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
