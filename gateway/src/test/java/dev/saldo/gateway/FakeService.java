package dev.saldo.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service as the gateway sees one: a port that answers, and here remembers what it was asked. */
public class FakeService implements AutoCloseable {

    public record Request(String method, String uri, HttpHeaders headers, String body) {}

    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final String name;
    private final DisposableServer server;
    private volatile BiFunction<Request, HttpServerResponse, Publisher<Void>> behaviour;

    public FakeService(String name) {
        this.name = name;
        this.behaviour = this::behaveWell;
        this.server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle(this::handle)
                .bindNow();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    public void reset() {
        received.clear();
        calls.set(0);
        behaviour = this::behaveWell;
    }

    public void answers(int status) {
        behaves(response -> response.status(status).sendString(Mono.just("{\"said\":" + status + "}")));
    }

    /** The statuses in turn, the last one from then on. */
    public void answersInTurn(int... statuses) {
        behaves(response -> {
            var status = statuses[Math.min(calls.get(), statuses.length) - 1];
            return response.status(status).sendString(Mono.just("{\"said\":" + status + "}"));
        });
    }

    public void answersJson(String json) {
        behaves(response -> response.header("Content-Type", "application/json").sendString(Mono.just(json)));
    }

    public void neverAnswers() {
        behaves(_ -> Mono.never());
    }

    public void hangsUp() {
        behaves(FakeService::hangUp);
    }

    /** Hangs up without a goodbye, as a killed process does. */
    public void resetsTheConnection() {
        behaves(response -> {
            response.withConnection(connection -> connection.channel().config().setOption(ChannelOption.SO_LINGER, 0));
            return hangUp(response);
        });
    }

    public void hangsUpAfterItsHeaders() {
        behaves(response -> response.header("Content-Length", "100")
                .header("ETag", "\"1\"")
                .sendHeaders()
                .then(Mono.defer(() -> hangUp(response))));
    }

    public void streams(Flux<String> events) {
        behaves(response -> response.sse().send(events.map(FakeService::event), _ -> true));
    }

    public void behaves(Function<HttpServerResponse, Publisher<Void>> next) {
        behaviour = (_, response) -> next.apply(response);
    }

    public void behaves(BiFunction<Request, HttpServerResponse, Publisher<Void>> next) {
        behaviour = next;
    }

    /** What it does unless told otherwise. */
    public Publisher<Void> behaveWell(Request request, HttpServerResponse response) {
        return sayName(response);
    }

    /** Requests that arrived whole. */
    public List<Request> received() {
        return received;
    }

    public Request onlyRequest() {
        if (received.size() != 1) {
            throw new AssertionError(name + " received " + received);
        }
        return received.getFirst();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            var arrived = new Request(
                    request.method().name(),
                    request.uri(),
                    request.requestHeaders().copy(),
                    body);
            received.add(arrived);
            calls.incrementAndGet();
            return Mono.from(behaviour.apply(arrived, response));
        });
    }

    private static Mono<Void> hangUp(HttpServerResponse response) {
        return response.withConnection(connection -> connection.channel().close())
                .neverComplete();
    }

    private static ByteBuf event(String data) {
        return Unpooled.copiedBuffer("data: %s\n\n".formatted(data), StandardCharsets.UTF_8);
    }

    protected final Publisher<Void> sayName(HttpServerResponse response) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just("{\"service\":\"" + name + "\"}"));
    }
}
