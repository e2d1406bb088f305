package dev.saldo.gateway.edge;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Tells requests whose answer goes on for as long as somebody listens. */
public final class EventStream {

    private EventStream() {}

    public static boolean isAskedForBy(ServerHttpRequest request) {
        return request.getPath().value().endsWith("/stream")
                || request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                        .anyMatch(accepted -> accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }
}
