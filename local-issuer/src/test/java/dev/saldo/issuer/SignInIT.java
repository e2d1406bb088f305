package dev.saldo.issuer;

import static dev.saldo.issuer.Browser.csrf;
import static dev.saldo.issuer.Browser.location;
import static dev.saldo.issuer.RunningIssuer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class SignInIT {

    @TempDir
    private Path directory;

    private RunningIssuer issuer;
    private Browser browser;

    @BeforeEach
    void start() {
        issuer = new RunningIssuer(directory);
        browser = new Browser(issuer.uri());
    }

    @AfterEach
    void stop() {
        browser.close();
        issuer.close();
    }

    @Test
    void theFormHasAStrictPolicyAndACookieThatScriptsCannotRead() {
        var form = browser.get("/login");

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'")
                .endsWith("form-action 'self' http://127.0.0.1:8080");
        assertThat(form.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("saldo-issuer=")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(form.body()).contains("<label for=\"username\">", "Saldo").doesNotContain("<script", "{{");
        assertThat(browser.get("/issuer.css").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
    }

    @Test
    void servicesOfTheSameProcessHaveTheirReactiveChainsAlone() {
        assertThat(Mono.deferContextual(Mono::just).blockOptional())
                .hasValueSatisfying(context -> assertThat(context.isEmpty()).isTrue());
    }

    @Test
    void whoSignsInWithoutARequestSeesThatTheyAreSignedInAndCanSignOut() {
        var signedIn = browser.signIn(OWNER.toUpperCase(Locale.ROOT), issuer.passwordOf(OWNER));
        assertThat(location(signedIn)).isEqualTo(issuer.uri() + "/");

        var page = browser.get("/");
        assertThat(page.body()).contains("Olivia Owner");

        var out = browser.post("/logout", Map.of("_csrf", csrf(page)));
        assertThat(browser.get(location(out)).body()).contains("You have signed out.");
        assertThat(location(browser.get("/"))).endsWith("/login");
    }

    @Test
    void theFormOfAnotherSiteIsRefused() {
        browser.get("/login");

        var forged = browser.post("/login", Map.of("username", OWNER, "password", issuer.passwordOf(OWNER)));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(location(browser.get("/"))).endsWith("/login");
    }

    @Test
    void whatIsTypedIsShownAsText() {
        var refused = browser.signIn("\"><script>alert(1)</script>@demo.saldo.test", "wrong");

        assertThat(refused.body()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        var wrong = browser.signIn(OWNER, "wrong");
        var unknown = browser.signIn("nobody@demo.saldo.test", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(withoutSecrets(unknown.body().replace("nobody@", "owner@"))).isEqualTo(withoutSecrets(wrong.body()));
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait() {
        for (var name : new String[] {OWNER, "nobody@demo.saldo.test"}) {
            for (var failure = 0; failure < Throttle.FAILURES_PER_NAME; failure++) {
                assertThat(browser.signIn(name, "wrong").statusCode()).isEqualTo(401);
            }

            var refused = browser.signIn(name, name.equals(OWNER) ? issuer.passwordOf(OWNER) : "wrong");

            assertThat(refused.statusCode()).as(name).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 30L);
            assertThat(refused.body()).contains("Too many attempts.");
        }
    }

    @Test
    void aForeignHostNameIsRefused() throws IOException {
        try (var socket = new Socket("127.0.0.1", issuer.uri().getPort())) {
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    private static String withoutSecrets(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
