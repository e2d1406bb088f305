package dev.saldo.benchmarks.least;

import dev.saldo.benchmarks.suite.Door;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Hands requests without a body on to a service, and its answers back: one hop of HTTP, without Spring or any rule. */
public record LeastGateway(DisposableServer server, LoopResources loops, ConnectionProvider pool)
        implements AutoCloseable {

    public static LeastGateway start(URI service) {
        // not those of the load
        var loops = LoopResources.create("least-gateway");
        var pool = ConnectionProvider.create("least-gateway");
        var client = HttpClient.create(pool).runOn(loops).baseUrl(service.toString());
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(loops)
                .handle((request, response) -> handOn(client, request, response))
                .bindNow();
        return new LeastGateway(server, loops, pool);
    }

    private static Publisher<Void> handOn(HttpClient client, HttpServerRequest request, HttpServerResponse response) {
        var authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION);
        return client.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, authorization))
                .request(request.method())
                .uri(request.uri())
                .response((answer, body) -> response.status(answer.status())
                        .headers(answer.responseHeaders())
                        .send(body.retain()));
    }

    /** Through here to the service. */
    public Door to(Door service) {
        return new Door(URI.create("http://127.0.0.1:" + server.port()), service.authorization());
    }

    @Override
    public void close() {
        server.disposeNow();
        pool.dispose();
        loops.dispose();
    }
}
