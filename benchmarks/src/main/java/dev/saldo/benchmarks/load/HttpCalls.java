package dev.saldo.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.benchmarks.suite.Door;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Requests over a fixed number of connections; what finds none free waits for one. */
public final class HttpCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConnectionProvider pool;
    private final HttpClient client;

    public HttpCalls(int connections, Door door, String contentType) {
        this.pool = ConnectionProvider.builder("load")
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(PATIENCE)
                .build();
        this.client = HttpClient.create(pool)
                .baseUrl(door.address().toString())
                .responseTimeout(PATIENCE)
                .headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, door.authorization())
                        .set(HttpHeaderNames.CONTENT_TYPE, contentType));
    }

    /** Fails for every answer but success. */
    public CompletableFuture<?> begin(Call call) {
        var request = client.request(call.method()).uri(call.path());
        var answered = call.body().isEmpty()
                ? request.responseSingle(HttpCalls::check)
                : request.send(Mono.fromSupplier(
                                () -> Unpooled.wrappedBuffer(call.body().getBytes(UTF_8))))
                        .responseSingle(HttpCalls::check);
        return answered.toFuture();
    }

    private static Mono<String> check(HttpClientResponse response, ByteBufMono content) {
        return content.asString().defaultIfEmpty("").doOnNext(body -> {
            if (response.status().code() / 100 != 2) {
                throw new IllegalStateException(
                        "%s answered %s: %s".formatted(response.resourceUrl(), response.status(), body));
            }
        });
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
