package dev.saldo.benchmarks.reference;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;
import static org.springframework.web.reactive.function.server.RouterFunctions.toHttpHandler;

import dev.saldo.benchmarks.suite.Door;
import java.net.URI;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** A WebFlux endpoint that answers with nothing: what HTTP itself costs. */
public record EmptyEndpoint(DisposableServer server, LoopResources loops) implements AutoCloseable {

    public static final String PATH = "/empty";

    public static EmptyEndpoint start() {
        var handler = toHttpHandler(route(GET(PATH), _ -> ServerResponse.ok().build()));
        // not those of the load
        var loops = LoopResources.create("empty");
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(loops)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        return new EmptyEndpoint(server, loops);
    }

    public Door door() {
        return new Door(URI.create("http://127.0.0.1:" + server.port()), "Bearer nobody");
    }

    @Override
    public void close() {
        server.disposeNow();
        loops.dispose();
    }
}
