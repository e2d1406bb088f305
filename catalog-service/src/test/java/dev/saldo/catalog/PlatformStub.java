package dev.saldo.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands where platform-service would be: knows the platforms it was told of, and counts who asks. */
public final class PlatformStub {

    private final Map<String, String> platforms = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public PlatformStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/api/v1/platforms/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public UUID platform(String name, String currency, String status) {
        var id = UUID.randomUUID();
        platforms.put(id.toString(), """
                {"id":"%s","name":"%s","currency":"%s","status":"%s","version":3,"level":"normal"}""".formatted(id, name, currency, status));
        return id;
    }

    /** One about which platform-service has no answer at all. */
    public UUID broken() {
        var id = UUID.randomUUID();
        platforms.put(id.toString(), "");
        return id;
    }

    /** How often one was asked for. */
    public long questions(UUID id) {
        return questions.stream().filter(id.toString()::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var id = path.substring(path.lastIndexOf('/') + 1);
            questions.add(id);
            var platform = platforms.get(id);
            if (platform == null || platform.isEmpty()) {
                exchange.sendResponseHeaders(platform == null ? 404 : 500, -1);
                return;
            }
            var body = platform.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
