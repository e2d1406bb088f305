package dev.saldo.sales;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Catalog and platform as far as sales asks them: a real HTTP server that answers 404 until it is told better. */
public final class Neighbours {

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    public void register(DynamicPropertyRegistry registry) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        registry.add("saldo.services.catalog", () -> address);
        registry.add("saldo.services.platform", () -> address);
    }

    public void know(String path, String json) {
        answers.put(path, json);
    }

    public void silent(boolean now) {
        silent = now;
    }

    /** Paths in the order they were asked, with the caller's token where one came along. */
    public Queue<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path + (exchange.getRequestHeaders().containsKey("Authorization") ? " with token" : ""));
            var answer = answers.get(path);
            var body = (answer == null ? "{}" : answer).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(silent ? 503 : answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
