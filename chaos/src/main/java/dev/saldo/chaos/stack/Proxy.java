package dev.saldo.chaos.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands between the broker and everybody who talks to it, and can cut them off. */
final class Proxy implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;

    Proxy(int port, int target) {
        this.port = port;
        this.target = target;
    }

    /** Passes connections on, from now on. */
    synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = opened;
            Thread.ofVirtual().name("proxy").start(() -> accept(opened));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends all connections, and refuses new ones. */
    synchronized void cut() {
        if (server != null) {
            end(server);
            server = null;
        }
        sockets.forEach(Proxy::end);
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var client = from.accept();
                Thread.ofVirtual().start(() -> connect(from, client));
            }
        } catch (IOException _) {
            // cut
        }
    }

    private void connect(ServerSocket from, Socket client) {
        sockets.add(client);
        try {
            var broker = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(broker);
            broker.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            if (from.isClosed()) {
                throw new IOException("cut meanwhile");
            }
            Thread.ofVirtual().start(() -> pass(client, broker));
            Thread.ofVirtual().start(() -> pass(broker, client));
        } catch (IOException _) {
            end(client);
            sockets.removeIf(Socket::isClosed);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one side is gone, so goes the other
        } finally {
            end(from);
            end(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // it is of no use any more
        }
    }
}
