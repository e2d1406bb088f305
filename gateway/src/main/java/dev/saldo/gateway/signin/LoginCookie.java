package dev.saldo.gateway.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what must be known again when the issuer sends somebody back in a cookie of that browser, so that any gateway
 * may go on where another began, and nobody else can.
 */
@Component
final class LoginCookie implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String NAME = "__Host-saldo-login";
    static final String WANTED = "to";

    private static final String RETURN_PATH = LoginCookie.class.getName() + ".returnPath";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** @param verifier PKCE's, of which the issuer has the hash */
    private record Begun(String state, String nonce, String verifier, String redirectUri, String returnPath) {}

    private final Issuer issuer;
    private final JsonMapper json;

    LoginCookie(Issuer issuer, JsonMapper json) {
        this.issuer = issuer;
        this.json = json;
    }

    /** Where to go on, once the request has been taken out of the cookie. */
    static String returnPath(ServerWebExchange exchange) {
        return ReturnPath.of(exchange.getAttribute(RETURN_PATH));
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            var begun = new Begun(
                    Objects.requireNonNull(request.getState()),
                    Objects.requireNonNull(request.getAttribute(OidcParameterNames.NONCE)),
                    Objects.requireNonNull(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                    Objects.requireNonNull(request.getRedirectUri()),
                    ReturnPath.of(exchange.getRequest().getQueryParams().getFirst(WANTED)));
            var value = Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(begun));
            exchange.getResponse().addCookie(cookie(value, LIFETIME));
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        var begun = begun(exchange);
        return begun == null
                ? Mono.empty()
                : issuer.findByRegistrationId(Issuer.REGISTRATION)
                        .map(registration -> OAuth2AuthorizationRequest.authorizationCode()
                                .clientId(registration.getClientId())
                                .authorizationUri(Objects.requireNonNull(
                                        registration.getProviderDetails().getAuthorizationUri()))
                                .redirectUri(begun.redirectUri())
                                .scopes(registration.getScopes())
                                .state(begun.state())
                                .attributes(Map.of(
                                        OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId(),
                                        OidcParameterNames.NONCE, begun.nonce(),
                                        PkceParameterNames.CODE_VERIFIER, begun.verifier()))
                                .build());
    }

    /** Once: a second answer to the same request finds nothing. */
    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange)
                .doOnNext(_ -> exchange.getResponse().addCookie(cookie("", Duration.ZERO)));
    }

    private @Nullable Begun begun(ServerWebExchange exchange) {
        var cookies = exchange.getRequest().getCookies().get(NAME);
        var state = exchange.getRequest().getQueryParams().get(OAuth2ParameterNames.STATE);
        if (cookies == null || cookies.size() != 1 || state == null || state.size() != 1) {
            return null;
        }
        var begun = read(cookies.getFirst().getValue());
        if (begun == null || !isSame(begun.state(), state.getFirst())) {
            return null;
        }
        exchange.getAttributes().put(RETURN_PATH, begun.returnPath());
        return begun;
    }

    private @Nullable Begun read(String cookie) {
        try {
            var begun = json.readValue(Base64.getUrlDecoder().decode(cookie), Begun.class);
            return isWhole(begun) ? begun : null;
        } catch (IllegalArgumentException | JacksonException _) {
            return null;
        }
    }

    // Jackson knows nothing of JSpecify
    private static boolean isWhole(@Nullable Begun begun) {
        return begun != null
                && Objects.nonNull(begun.state())
                && Objects.nonNull(begun.nonce())
                && Objects.nonNull(begun.verifier())
                && Objects.nonNull(begun.redirectUri());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseCookie cookie(String value, Duration lifetime) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(lifetime)
                .build();
    }
}
