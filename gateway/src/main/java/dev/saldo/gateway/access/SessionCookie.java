package dev.saldo.gateway.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** The browser's session, which no script can read, and what a script must repeat to show that it is ours. */
public final class SessionCookie {

    /** Browsers take a cookie of this name only over TLS, for this host alone and for all its paths. */
    static final String NAME = "__Host-saldo-session";

    static final String CSRF_NAME = "saldo-csrf";

    private SessionCookie() {}

    public static @Nullable String in(ServerHttpRequest request) {
        var cookies = request.getCookies().get(NAME);
        return cookies == null || cookies.size() != 1
                ? null
                : cookies.getFirst().getValue();
    }

    public static void give(ServerHttpResponse response, String session, Duration lifetime) {
        response.addCookie(cookie(NAME, session, lifetime).httpOnly(true).build());
        response.addCookie(cookie(CSRF_NAME, Csrf.tokenOf(session), lifetime).build());
    }

    public static void take(ServerHttpResponse response) {
        response.addCookie(cookie(NAME, "", Duration.ZERO).httpOnly(true).build());
        response.addCookie(cookie(CSRF_NAME, "", Duration.ZERO).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, Duration lifetime) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .sameSite("Lax")
                .maxAge(lifetime);
    }
}
