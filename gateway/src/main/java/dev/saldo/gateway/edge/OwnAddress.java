package dev.saldo.gateway.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** By what name browsers know the gateway. */
@Component
public final class OwnAddress {

    private final @Nullable String publicUrl;

    OwnAddress(EdgeProperties properties) {
        var url = properties.publicUrl();
        this.publicUrl = url == null ? null : url.toString();
    }

    /** Null when only a request can tell. */
    public @Nullable String publicUrl() {
        return publicUrl;
    }

    /**
     * Whether a page of this origin came from the gateway. Without a public URL the scheme does not count: whoever ends
     * TLS in front of the gateway does not tell it.
     */
    public boolean isOrigin(String origin, ServerHttpRequest request) {
        if (publicUrl != null) {
            return origin.equalsIgnoreCase(publicUrl);
        }
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        return host != null
                && (origin.equalsIgnoreCase("https://" + host) || origin.equalsIgnoreCase("http://" + host));
    }
}
