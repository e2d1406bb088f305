package dev.saldo.gateway.access;

import dev.saldo.gateway.access.Credential.Kind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads from a request what it shows; a bearer token wins over the browser's cookie. */
final class PresentedCredential {

    static final String STORE = "Saldo-Store";

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/=-]+) *");
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Pattern SESSION = Pattern.compile("ss_[A-Za-z0-9_-]{16,500}");
    private static final int LONGEST_STORE = 100;

    private PresentedCredential() {}

    static Presented in(ServerHttpRequest request) {
        var store = store(request.getHeaders());
        if (store == null || hasTokenInItsAddress(request)) {
            return Presented.Nonsense.NONSENSE;
        }
        var authorization = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        return authorization.isEmpty() ? session(request, store) : bearer(authorization, store);
    }

    private static Presented bearer(List<String> authorization, String store) {
        var bearer = BEARER.matcher(authorization.getFirst());
        if (authorization.size() > 1 || !bearer.matches()) {
            return Presented.Nonsense.NONSENSE;
        }
        var token = bearer.group(1);
        if (token.startsWith("sk_")) {
            return new Credential(Kind.API_KEY, token, store);
        }
        return JWT.matcher(token).matches() ? new Credential(Kind.OIDC, token, store) : Presented.Nonsense.NONSENSE;
    }

    private static Presented session(ServerHttpRequest request, String store) {
        var session = SessionCookie.in(request);
        if (session == null) {
            return Presented.Nothing.NOTHING;
        }
        return SESSION.matcher(session).matches()
                ? new Credential(Kind.SESSION, session, store)
                : Presented.Nonsense.NONSENSE;
    }

    /** Whether there is such a store is for identity to say. */
    private static @Nullable String store(HttpHeaders headers) {
        var named = headers.getOrEmpty(STORE);
        if (named.isEmpty()) {
            return "";
        }
        var store = named.getFirst().strip();
        return named.size() == 1 && store.length() <= LONGEST_STORE ? store : null;
    }

    /** Addresses end up in logs and in browsers' histories (RFC 9700, 2.6). */
    private static boolean hasTokenInItsAddress(ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        return query != null
                && query.contains("access_token")
                && request.getQueryParams().containsKey("access_token");
    }
}
