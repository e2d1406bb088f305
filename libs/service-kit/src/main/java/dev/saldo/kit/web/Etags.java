package dev.saldo.kit.web;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;

/** Versions of aggregates on the wire: {@code ETag: "3"} and {@code If-Match: "3"}. */
public final class Etags {

    /** Proxies that compress make tags weak. */
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Etags() {}

    /** The version the caller wants to change; null when the caller takes whichever is the present one. */
    public static @Nullable Long version(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_MATCH);
        if (header == null || header.equals("*")) {
            return null;
        }
        var tag = VERSION.matcher(header);
        if (!tag.matches()) {
            throw Problem.malformed(HttpHeaders.IF_MATCH, "must be an ETag of ours such as \"3\", quotes included");
        }
        return Long.valueOf(tag.group(1));
    }

    /** Refuses with 412 unless the caller named the present version, or none. */
    public static void requireMatch(ServerWebExchange exchange, long present) {
        var wanted = version(exchange);
        if (wanted != null && wanted != present) {
            throw Problem.stale();
        }
    }

    public static <T> ResponseEntity<T> ok(long version, T body) {
        return ResponseEntity.ok().eTag(tag(version)).body(body);
    }

    /** @param location path of the created thing, such as {@code /api/v1/platforms/…} */
    public static <T> ResponseEntity<T> created(String location, long version, T body) {
        return ResponseEntity.created(URI.create(location)).eTag(tag(version)).body(body);
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
