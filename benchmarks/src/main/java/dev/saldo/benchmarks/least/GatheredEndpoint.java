package dev.saldo.benchmarks.least;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;
import static org.springframework.web.reactive.function.server.RouterFunctions.toHttpHandler;

import dev.saldo.benchmarks.suite.Door;
import dev.saldo.kit.batch.NaturalBatching;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WebFlux endpoint that reads JSON, has the work of all requests that wait done at once, and answers. It knows neither
 * callers nor rules, and remembers nothing.
 */
record GatheredEndpoint(DisposableServer server, LoopResources loops, Scheduler worker) implements AutoCloseable {

    static final String PATH = "/least";

    private static final int LARGEST_BATCH = 1_000;
    private static final int CAPACITY = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param answer to every request
     * @param work does what all of these ask for, and returns when that has been committed
     */
    static GatheredEndpoint start(String answer, Consumer<List<JsonNode>> work) {
        var worker = Schedulers.newSingle("least");
        var batching = new NaturalBatching<JsonNode, String>(
                batch -> Mono.fromRunnable(() -> work.accept(batch))
                        .subscribeOn(worker)
                        .thenReturn(Collections.nCopies(batch.size(), answer)),
                LARGEST_BATCH,
                CAPACITY);
        var handler = toHttpHandler(route(
                path(PATH),
                request -> bodyOf(request)
                        .flatMap(batching::submit)
                        .flatMap(body -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(body))));
        // not those of the load
        var loops = LoopResources.create("least");
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(loops)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        return new GatheredEndpoint(server, loops, worker);
    }

    private static Mono<JsonNode> bodyOf(ServerRequest request) {
        return request.bodyToMono(byte[].class).map(JSON::readTree).defaultIfEmpty(JSON.nullNode());
    }

    Door door() {
        return new Door(URI.create("http://127.0.0.1:" + server.port()), "Bearer nobody");
    }

    @Override
    public void close() {
        server.disposeNow();
        loops.dispose();
        worker.dispose();
    }
}
