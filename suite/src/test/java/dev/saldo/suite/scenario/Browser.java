package dev.saldo.suite.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser on this machine: gives all cookies to all ports, secure ones too, and follows redirects. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final Map<String, String> cookies = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /** From the gateway's login to the page behind it. */
    void signIn(URI gateway, String email, String password) {
        var form = get(gateway.resolve("/login"));
        var csrf = CSRF.matcher(form.body());
        assertThat(csrf.find()).as(form.body()).isTrue();
        var landed = post(
                form.uri().resolve("/login"), Map.of("username", email, "password", password, "_csrf", csrf.group(1)));
        assertThat(landed.uri().getPort()).isEqualTo(gateway.getPort());
        assertThat(landed.statusCode()).isEqualTo(200);
    }

    HttpResponse<String> get(URI target) {
        return follow(send(HttpRequest.newBuilder(target)));
    }

    private HttpResponse<String> post(URI target, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return follow(send(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> follow(HttpResponse<String> response) {
        var last = response;
        for (var redirects = 0; last.statusCode() / 100 == 3 && redirects < MOST_REDIRECTS; redirects++) {
            var target = last.headers().firstValue("Location").orElseThrow();
            last = send(HttpRequest.newBuilder(last.uri().resolve(target)));
        }
        return last;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
            var response =
                    http.send(request.header("Accept", "text/html, */*;q=0.8").build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(cookie -> HttpCookie.parse(cookie).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            return response;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure);
        }
    }
}
