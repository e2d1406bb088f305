package dev.saldo.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser, and the client behind it: keeps cookies, follows nothing by itself. */
final class Browser implements AutoCloseable {

    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI issuer;

    Browser(URI issuer) {
        this.issuer = issuer;
    }

    HttpResponse<String> get(String target) {
        return send(HttpRequest.newBuilder(issuer.resolve(target)));
    }

    HttpResponse<String> getWithToken(String target, String token) {
        return send(HttpRequest.newBuilder(issuer.resolve(target)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String target, Map<String, String> form) {
        return send(HttpRequest.newBuilder(issuer.resolve(target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** Opens the form and sends it. */
    HttpResponse<String> signIn(String email, String password) {
        return post("/login", Map.of("username", email, "password", password, "_csrf", csrf(get("/login"))));
    }

    /** What the gateway makes of a visitor without a session. */
    static Map<String, String> request() {
        return Map.of(
                "response_type", "code",
                "client_id", "saldo",
                "redirect_uri", RunningIssuer.REDIRECT.toString(),
                "scope", "openid profile email",
                "state", "the-state",
                "nonce", "the-nonce",
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
    }

    HttpResponse<String> authorize(Map<String, String> request) {
        return get("/oauth2/authorize?" + encoded(request));
    }

    /** The code of a sign-in from the first redirect to the last. */
    String code(String email, String password) {
        authorize(request());
        var signedIn = signIn(email, password);
        var back = get(location(signedIn));
        return parameter(location(back), "code");
    }

    JsonNode exchange(String code) {
        return json(exchange(code, VERIFIER));
    }

    HttpResponse<String> exchange(String code, String verifier) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "saldo",
                        "code",
                        code,
                        "redirect_uri",
                        RunningIssuer.REDIRECT.toString(),
                        "code_verifier",
                        verifier));
    }

    HttpResponse<String> refresh(String token) {
        return post(
                "/oauth2/token", Map.of("grant_type", "refresh_token", "client_id", "saldo", "refresh_token", token));
    }

    static String csrf(HttpResponse<String> page) {
        var field = CSRF.matcher(page.body());
        return field.find() ? field.group(1) : "";
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    static String parameter(String uri, String name) {
        var value =
                UriComponentsBuilder.fromUriString(uri).build().getQueryParams().getFirst(name);
        return value == null ? "" : value;
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.header("Accept", "text/html, */*;q=0.8").build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
