package dev.saldo.gateway.signin;

import dev.saldo.gateway.GatewayUnderTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies as a browser does, and follows no redirect unless told. */
final class Browser {

    private final GatewayUnderTest gateway;
    final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(GatewayUnderTest gateway) {
        this.gateway = gateway;
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        var request = gateway.anonymous(path);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        var response = gateway.send(request);
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
    }

    /** To the issuer and to where it sends the person back. */
    String followTo(FakeIssuer issuer, HttpResponse<String> redirect) {
        var there = location(redirect);
        if (!there.startsWith(issuer.uri() + "/authorize?")) {
            throw new AssertionError("leads to " + there);
        }
        var back = URI.create(location(gateway.send(HttpRequest.newBuilder(URI.create(there)))));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /** Signs in and is sent on to the page it wanted. */
    HttpResponse<String> signIn(FakeIssuer issuer, String loginPath) {
        return get(followTo(issuer, get(loginPath)));
    }

    static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
