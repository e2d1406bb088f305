package dev.saldo.gateway.edge;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * A request with headers of the gateway's own, which the filters may change, and with the client's address. Spring's
 * {@code mutate()} would copy all headers and read the path once more at every change.
 */
final class ArrivedRequest extends ServerHttpRequestDecorator {

    private final HttpHeaders headers;
    private final @Nullable InetSocketAddress client;

    ArrivedRequest(ServerHttpRequest request, HttpHeaders headers, @Nullable InetSocketAddress client) {
        super(request);
        this.headers = headers;
        this.client = client;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public @Nullable InetSocketAddress getRemoteAddress() {
        return client;
    }
}
