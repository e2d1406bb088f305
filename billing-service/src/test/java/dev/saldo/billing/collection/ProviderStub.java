package dev.saldo.billing.collection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A payment provider that answers as it was told for each payment method, and remembers what it was asked. */
final class ProviderStub {

    /** @param authorization the header of that name */
    record Question(String key, String authorization, JsonNode body) {

        String paymentMethod() {
            return body.path("paymentMethod").asString();
        }
    }

    /** @param held what the answer waits for, if it comes at all */
    private record Told(int status, String body, CountDownLatch held) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Deque<Told>> told = new ConcurrentHashMap<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ProviderStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/collect", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/collect";
    }

    /** One answer after the other; the last again and again. */
    ProviderStub answering(String paymentMethod, int status, String body) {
        return answeringOnce(paymentMethod, status, body, new CountDownLatch(0));
    }

    /** Only once somebody lets go; whoever waits no longer hears nothing. */
    ProviderStub answeringOnce(String paymentMethod, int status, String body, CountDownLatch held) {
        told.computeIfAbsent(paymentMethod, _ -> new ArrayDeque<>()).add(new Told(status, body, held));
        return this;
    }

    static String succeeded(String reference) {
        return """
                {"status": "succeeded", "reference": "%s", "fee": "0.10"}""".formatted(reference);
    }

    static String failed(String reference, String reason) {
        return """
                {"status": "failed", "reference": "%s", "reason": "%s"}""".formatted(reference, reason);
    }

    /** What it was asked to take from there, in order. */
    List<Question> questions(String paymentMethod) {
        return questions.stream()
                .filter(question -> question.paymentMethod().equals(paymentMethod))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var question = new Question(
                    headers.getFirst("Idempotency-Key"),
                    headers.getFirst("Authorization"),
                    JSON.readTree(exchange.getRequestBody().readAllBytes()));
            var answer = next(question.paymentMethod());
            questions.add(question);
            await(answer.held());
            var body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Told next(String paymentMethod) {
        var answers = told.get(paymentMethod);
        synchronized (answers) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
    }

    private static void await(CountDownLatch held) throws IOException {
        try {
            if (!held.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody let go");
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
