package dev.saldo.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of everything inside: chosen free at first, remembered in a file, chosen again when somebody took them. */
final class Ports {

    /** Below what the operating system gives to outgoing connections, so that a remembered port stays free. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;

    private final Path file;
    private final Map<String, Integer> ports;

    private Ports(Path file, Map<String, Integer> ports) {
        this.file = file;
        this.ports = ports;
    }

    static Ports rememberedIn(Path file) {
        var ports = new Ports(file, new TreeMap<>());
        Facts.read(file).forEach((name, port) -> ports.ports.put(name, Integer.valueOf(port)));
        return ports;
    }

    /** The port of that part; nobody listens there now. */
    int of(String name) {
        var known = ports.get(name);
        return remember(name, known != null && isFree(known) ? known : find());
    }

    int remember(String name, int port) {
        ports.put(name, port);
        Facts.write(file, ports);
        return port;
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private int find() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .filter(port -> !ports.containsValue(port) && isFree(port))
                .findFirst()
                .orElseThrow();
    }
}
