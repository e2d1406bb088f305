package dev.saldo.gateway.signin;

import static dev.saldo.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.saldo.gateway.GatewayUnderTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT {

    private static final String SESSION = "__Host-saldo-session";
    private static final String LOGIN = "__Host-saldo-login";

    private static FakeIssuer issuer;
    private static GatewayUnderTest gateway;

    private final Browser browser = new Browser(gateway);

    @BeforeAll
    static void start() {
        issuer = new FakeIssuer();
        gateway = GatewayUnderTest.start(
                "saldo.oidc.issuer-uri=" + issuer.uri(),
                "saldo.oidc.client-id=" + FakeIssuer.CLIENT,
                "saldo.rate-limit.failures-per-minute=10000");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        issuer.close();
    }

    @BeforeEach
    void reset() {
        gateway.resetServices();
        issuer.reset();
    }

    @Test
    void loginLeadsToTheIssuerWithAChallenge() {
        var redirect = browser.get("/login");

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(setCookie(redirect, LOGIN))
                .contains("Path=/", "Max-Age=600", "Secure", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        browser.followTo(issuer, redirect);
        assertThat(issuer.authorized.getFirst())
                .containsEntry("client_id", FakeIssuer.CLIENT)
                .containsEntry("redirect_uri", gateway.address() + "/login/oauth2/code/saldo")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void whoComesBackHasASession() throws Exception {
        var back = browser.signIn(issuer, "/login");

        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        assertThat(Browser.location(back)).isEqualTo("/docs");
        assertThat(setCookie(back, SESSION))
                .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Domain")
                .containsPattern("Max-Age=43[12][0-9][0-9]");
        assertThat(setCookie(back, "saldo-csrf"))
                .contains("Path=/", "Secure", "SameSite=Lax")
                .doesNotContainIgnoringCase("HttpOnly");
        assertThat(browser.cookies)
                .doesNotContainKey(LOGIN)
                .containsEntry("saldo-csrf", csrfOf(browser.cookies.get(SESSION)));
        var idToken = issuer.issued.getFirst();
        assertThat(gateway.identity.openedWith(browser.cookies.get(SESSION)))
                .isEqualTo(idToken + " "
                        + SignedJWT.parse(idToken).getJWTClaimsSet().getStringClaim("nonce"));
    }

    @Test
    void theSessionIsExchangedAndNeverPassedOn() {
        browser.signIn(issuer, "/login");

        assertThat(browser.get("/api/v1/platforms").statusCode()).isEqualTo(200);

        var headers = gateway.platform.onlyRequest().headers();
        assertThat(headers.get("Authorization")).startsWith("Bearer internal.token.");
        assertThat(headers.contains("Cookie")).isFalse();
        assertThat(gateway.identity
                        .exchanges()
                        .getFirst()
                        .at("/credential/kind")
                        .stringValue())
                .isEqualTo("session");
    }

    @Test
    void aBearerTokenWinsOverTheSession() {
        browser.signIn(issuer, "/login");

        assertThat(browser.send(browser.request("/api/v1/platforms")
                                .header("Authorization", "Bearer " + gateway.key())
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                browser.send(browser.request("/api/v1/platforms").header("Authorization", "Bearer sk_live_wrong")),
                401,
                "unauthenticated");
    }

    @Test
    void aSessionThatIsOverIsRefused() {
        browser.signIn(issuer, "/login");
        gateway.identity.revokes(browser.cookies.get(SESSION));

        assertProblem(browser.get("/api/v1/platforms"), 401, "unauthenticated");
    }

    @Test
    void aChangeNeedsTheCsrfToken() {
        browser.signIn(issuer, "/login");
        var token = browser.cookies.get("saldo-csrf");

        assertProblem(browser.send(change()), 403, "csrf");
        assertProblem(browser.send(change().header("X-CSRF-Token", token + "x")), 403, "csrf");
        assertProblem(
                browser.send(change().header("X-CSRF-Token", token).header("Sec-Fetch-Site", "cross-site")),
                403,
                "csrf");
        assertProblem(
                browser.send(change().header("X-CSRF-Token", token).header("Origin", "https://evil.example")),
                403,
                "csrf");
        assertProblem(browser.send(change().header("X-CSRF-Token", token).header("Origin", "null")), 403, "csrf");
        assertThat(gateway.sales.received()).isEmpty();

        assertThat(browser.send(change().header("X-CSRF-Token", token)
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Origin", gateway.address()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void everyMethodThatChangesSomethingNeedsIt(String method) {
        browser.signIn(issuer, "/login");

        assertProblem(
                browser.send(browser.request("/api/v1/sales").method(method, BodyPublishers.noBody())), 403, "csrf");
    }

    @Test
    void logoutEndsTheSessionAtIdentity() {
        browser.signIn(issuer, "/login");
        var session = browser.cookies.get(SESSION);
        var token = browser.cookies.get("saldo-csrf");
        assertProblem(browser.send(browser.request("/logout").POST(BodyPublishers.noBody())), 403, "csrf");

        var left = browser.send(
                browser.request("/logout").header("X-CSRF-Token", token).POST(BodyPublishers.noBody()));

        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(browser.cookies).isEmpty();
        assertThat(gateway.identity.knownCredentials()).doesNotContain(session);
    }

    @Test
    void logoutWithoutASessionIsNothing() {
        assertThat(browser.send(browser.request("/logout").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void whoWantedAPageGetsThere() {
        assertThat(Browser.location(browser.signIn(issuer, "/login?to=/docs%3Ffilter%3Dsales")))
                .isEqualTo("/docs?filter=sales");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/%5Cevil.example",
                "/%09/evil.example",
                "/%0A/evil.example",
                "%20//evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/docs%0D%0ASet-Cookie:x=1",
                "http:/evil.example"
            })
    void nobodyIsSentToAnotherSite(String to) {
        assertThat(Browser.location(browser.signIn(issuer, "/login?to=" + to))).isEqualTo("/docs");
    }

    @Test
    void aForgedReturnPathInTheCookieLeadsNowhereElse() {
        var back = browser.followTo(issuer, browser.get("/login"));
        var begun = new String(Base64.getUrlDecoder().decode(browser.cookies.get(LOGIN)), StandardCharsets.UTF_8);
        browser.cookies.put(
                LOGIN,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                begun.replace("\"/docs\"", "\"//evil.example\"").getBytes(StandardCharsets.UTF_8)));

        assertThat(Browser.location(browser.get(back))).isEqualTo("/docs");
    }

    @Test
    void aWrongStateIsRefused() {
        var back = browser.followTo(issuer, browser.get("/login"));

        assertNotSignedIn(browser.get(back.replaceFirst("state=[^&]+", "state=guessed")));
        assertNotSignedIn(browser.get(back.replaceFirst("&state=[^&]+", "")));
        assertThat(issuer.issued).isEmpty();
    }

    @Test
    void anAnswerToAnotherBrowsersLoginIsRefused() {
        var back = browser.followTo(issuer, browser.get("/login"));
        var victim = new Browser(gateway);
        assertNotSignedIn(victim.get(back));

        victim.get("/login");
        assertNotSignedIn(victim.get(back));
        assertThat(issuer.issued).isEmpty();
    }

    @Test
    void aReplayedAnswerIsRefused() {
        var back = browser.followTo(issuer, browser.get("/login"));
        var login = browser.cookies.get(LOGIN);
        assertThat(browser.get(back).statusCode()).isEqualTo(303);
        browser.cookies.clear();

        assertNotSignedIn(browser.get(back));
        browser.cookies.put(LOGIN, login);
        assertNotSignedIn(browser.get(back));
    }

    @Test
    void aCodeWithoutItsVerifierIsRefused() {
        var back = browser.followTo(issuer, browser.get("/login"));
        var begun = new String(Base64.getUrlDecoder().decode(browser.cookies.get(LOGIN)), StandardCharsets.UTF_8);
        browser.cookies.put(
                LOGIN,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(begun.replaceFirst("\"verifier\":\"[^\"]+\"", "\"verifier\":\"guessed\"")
                                .getBytes(StandardCharsets.UTF_8)));

        assertNotSignedIn(browser.get(back));
    }

    @Test
    void aCookieThatMakesNoSenseIsRefused() {
        for (var nonsense : new String[] {"", "x", "e30", "bnVsbA", "W10"}) {
            browser.cookies.put(LOGIN, nonsense);
            assertNotSignedIn(browser.get("/login/oauth2/code/saldo?code=x&state=y"));
        }
    }

    @Test
    void aWrongNonceIsRefused() {
        assertRefusedWith(claims -> claims.claim("nonce", "of-another-login"));
        assertRefusedWith(claims -> claims.claim("nonce", null));
    }

    @Test
    void anIdTokenOfOrForSomebodyElseIsRefused() {
        assertRefusedWith(claims -> claims.issuer("https://evil.example"));
        assertRefusedWith(claims -> claims.audience("another-client"));
        assertRefusedWith(
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        issuer.signsWithAnotherKey();
        assertNotSignedIn(browser.signIn(issuer, "/login"));
    }

    @Test
    void whoGivesUpAtTheIssuerIsNotSignedIn() {
        var back = browser.followTo(issuer, browser.get("/login"));

        assertNotSignedIn(browser.get(back.replaceFirst("code=[^&]+", "error=access_denied")));
    }

    @Test
    void identityMayRefuseASession() {
        gateway.identity.behaves((request, response) -> response.status(401).send());

        assertNotSignedIn(browser.signIn(issuer, "/login"));
    }

    @Test
    void withoutIdentityNobodySignsIn() {
        gateway.identity.answers(503);

        var response = browser.signIn(issuer, "/login");

        assertProblem(response, 503, "unavailable");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.cookies).doesNotContainKey(SESSION);
    }

    @Test
    void anotherMethodDoesNotSignIn() {
        assertThat(browser.send(browser.request("/login").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
        assertProblem(browser.get("/login/oauth2/code/other"), 404, "not-found");
    }

    @Test
    void behindAProxyTheIssuerSendsPeopleToThePublicAddress() {
        try (var proxied = GatewayUnderTest.start(
                "saldo.edge.public-url=https://saldo.example",
                "saldo.oidc.issuer-uri=" + issuer.uri(),
                "saldo.oidc.client-id=" + FakeIssuer.CLIENT)) {
            var redirect = proxied.send(proxied.anonymous("/login"));

            proxied.send(HttpRequest.newBuilder(java.net.URI.create(Browser.location(redirect))));

            assertThat(issuer.authorized.getFirst())
                    .containsEntry("redirect_uri", "https://saldo.example/login/oauth2/code/saldo");
        }
    }

    @Test
    void anIssuerThatComesLaterIsFoundThen() {
        var late = new FakeIssuer();
        late.close();
        try (var early = GatewayUnderTest.start("saldo.oidc.issuer-uri=" + late.uri())) {
            var response = early.send(early.anonymous("/login"));

            assertProblem(response, 503, "unavailable");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(early.get("/api/v1/platforms").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anIssuerThatGoesAwayHalfWayIsUnavailable() {
        var leaving = new FakeIssuer();
        try (var left = GatewayUnderTest.start(
                "saldo.oidc.issuer-uri=" + leaving.uri(), "saldo.oidc.client-id=" + FakeIssuer.CLIENT)) {
            var person = new Browser(left);
            var back = person.followTo(leaving, person.get("/login"));
            leaving.close();

            assertProblem(person.get(back), 503, "unavailable");
        }
    }

    @Test
    void anIssuerByAnotherNameIsNotTrusted() {
        try (var fooled = GatewayUnderTest.start(
                "saldo.oidc.issuer-uri=https://issuer.example",
                "saldo.oidc.discovery-uri=" + issuer.uri() + "/.well-known/openid-configuration")) {
            assertProblem(fooled.send(fooled.anonymous("/login")), 503, "unavailable");
        }
    }

    @Test
    void withoutAnIssuerThereIsNoLogin() {
        try (var alone = GatewayUnderTest.start()) {
            assertProblem(alone.send(alone.anonymous("/login")), 404, "not-found");
            assertProblem(
                    alone.send(alone.anonymous("/login/oauth2/code/saldo?code=1&state=2")), 401, "unauthenticated");
        }
    }

    private void assertRefusedWith(UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> twist) {
        issuer.saysInItsTokens(twist);
        assertNotSignedIn(browser.signIn(issuer, "/login"));
    }

    private void assertNotSignedIn(HttpResponse<String> response) {
        assertProblem(response, 401, "unauthenticated");
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        assertThat(response.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(SESSION));
    }

    private HttpRequest.Builder change() {
        return browser.request("/api/v1/sales").POST(BodyPublishers.ofString("{}"));
    }

    private static String setCookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static String csrfOf(String session) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(("csrf:" + session).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
