package dev.saldo.gateway.access;

import dev.saldo.gateway.edge.OwnAddress;
import dev.saldo.gateway.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Keeps other sites from using a browser's session: they can send its cookie, and neither read nor repeat it. */
@Component
public final class Csrf {

    static final String HEADER = "X-CSRF-Token";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final OwnAddress own;

    Csrf(OwnAddress own) {
        this.own = own;
    }

    /** Made from the session, so that no one has to keep it, and of no use for making a session. */
    static String tokenOf(String session) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(("csrf:" + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Null when the request may be the session's own. */
    public @Nullable Problem objection(ServerHttpRequest request, String session) {
        if (SAFE.contains(request.getMethod()) || (isFromHere(request) && hasToken(request, session))) {
            return null;
        }
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "csrf",
                "With a session, a request that changes something repeats the cookie saldo-csrf as X-CSRF-Token.");
    }

    private boolean isFromHere(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var site = headers.getFirst("Sec-Fetch-Site");
        var origin = headers.getOrigin();
        return !"cross-site".equals(site) && (origin == null || own.isOrigin(origin, request));
    }

    private static boolean hasToken(ServerHttpRequest request, String session) {
        var shown = request.getHeaders().getFirst(HEADER);
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), tokenOf(session).getBytes(StandardCharsets.UTF_8));
    }
}
