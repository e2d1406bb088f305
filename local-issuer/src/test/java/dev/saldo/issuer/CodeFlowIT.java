package dev.saldo.issuer;

import static dev.saldo.issuer.Browser.claims;
import static dev.saldo.issuer.Browser.json;
import static dev.saldo.issuer.Browser.location;
import static dev.saldo.issuer.Browser.parameter;
import static dev.saldo.issuer.RunningIssuer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFlowIT {

    @TempDir
    private static Path directory;

    private static RunningIssuer issuer;
    private Browser browser;

    @BeforeAll
    static void start() {
        issuer = new RunningIssuer(directory);
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(issuer.uri());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theDiscoveryDocumentNamesTheIssuerAndItsEndpoints() {
        var document = json(browser.get("/.well-known/openid-configuration"));

        assertThat(document.path("issuer").asString()).isEqualTo(issuer.uri().toString());
        assertThat(document.path("token_endpoint").asString()).isEqualTo(issuer.uri() + "/oauth2/token");
        assertThat(browser.get(document.path("jwks_uri").asString()).body())
                .contains("\"kty\":\"RSA\"")
                .doesNotContain("\"d\":");
    }

    @Test
    void aVisitorIsSentToTheFormAndComesBackWithACode() {
        var asked = browser.authorize(Browser.request());
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).endsWith("/login");

        var signedIn = browser.signIn(OWNER, issuer.passwordOf(OWNER));
        assertThat(location(signedIn)).startsWith(issuer.uri() + "/oauth2/authorize?");

        var back = browser.get(location(signedIn));
        assertThat(location(back)).startsWith(RunningIssuer.REDIRECT + "?");
        assertThat(parameter(location(back), "state")).isEqualTo("the-state");
        assertThat(parameter(location(back), "code")).isNotEmpty();
    }

    @Test
    void theTokensSayWhoItIsAndWhoTheyAreFor() {
        var answer = browser.exchange(codeOfTheOwner());

        assertThat(answer.path("expires_in").asInt()).isBetween(590, 600);
        for (var kind : new String[] {"access_token", "id_token"}) {
            var claims = claims(answer.path(kind).asString());
            assertThat(claims.path("iss").asString()).isEqualTo(issuer.uri().toString());
            assertThat(claims.path("aud").asString()).isEqualTo("saldo");
            assertThat(claims.path("sub").asString()).hasSize(36);
            assertThat(claims.path("email").asString()).isEqualTo(OWNER);
            assertThat(claims.path("email_verified").asBoolean()).isTrue();
            assertThat(claims.path("name").asString()).isEqualTo("Olivia Owner");
        }
        assertThat(claims(answer.path("id_token").asString()).path("nonce").asString())
                .isEqualTo("the-nonce");
    }

    @Test
    void theUserInfoEndpointSaysTheSame() {
        var token = browser.exchange(codeOfTheOwner()).path("access_token").asString();

        var info = json(browser.getWithToken("/userinfo", token));

        assertThat(info.path("email").asString()).isEqualTo(OWNER);
        assertThat(info.path("name").asString()).isEqualTo("Olivia Owner");
    }

    @Test
    void aWrongVerifierIsRefused() {
        var code = codeOfTheOwner();

        var wrong = browser.exchange(code, "not-" + Browser.VERIFIER);

        assertThat(wrong.statusCode()).isIn(400, 401);
        assertThat(wrong.body()).contains("invalid_grant").doesNotContain("token");
    }

    @Test
    void aCodeWorksOnceAndASecondUseTakesTheTokensBack() {
        var code = codeOfTheOwner();
        var first = browser.exchange(code);

        var replay = browser.exchange(code, Browser.VERIFIER);

        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(json(replay).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(browser.refresh(first.path("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefreshTokenWorksOnce() {
        var first = browser.exchange(codeOfTheOwner()).path("refresh_token").asString();

        var second = browser.refresh(first);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(claims(json(second).path("access_token").asString())
                        .path("email")
                        .asString())
                .isEqualTo(OWNER);
        assertThat(json(second).path("refresh_token").asString()).isNotEqualTo(first);
        assertThat(browser.refresh(first).statusCode()).isEqualTo(400);
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        var token = browser.exchange(codeOfTheOwner()).path("access_token").asString();

        assertThat(browser.refresh(token).statusCode()).isEqualTo(400);
    }

    @Test
    void aRequestWithoutPkceIsRefused() {
        var request = new HashMap<>(Browser.request());
        request.keySet().removeIf(name -> name.startsWith("code_challenge"));

        var refused = browser.authorize(request);

        assertThat(location(refused)).startsWith(RunningIssuer.REDIRECT + "?error=invalid_request");
    }

    @Test
    void aRedirectToAnywhereElseIsRefusedEvenOnThisMachine() {
        for (var target : new String[] {
            "https://example.com/login/oauth2/code/saldo",
            "http://127.0.0.1:8081/login/oauth2/code/saldo",
            RunningIssuer.REDIRECT + "/more"
        }) {
            var refused = browser.authorize(with("redirect_uri", target));

            assertThat(refused.statusCode()).as(target).isEqualTo(400);
            assertThat(refused.headers().firstValue("Location")).as(target).isEmpty();
        }
    }

    @Test
    void unknownClientsAndScopesAreRefused() {
        assertThat(browser.authorize(with("client_id", "other")).statusCode()).isEqualTo(400);
        assertThat(location(browser.authorize(with("scope", "openid admin")))).contains("error=invalid_scope");
    }

    @Test
    void nobodyGetsATokenForAPasswordOrForNothing() {
        for (var grant : new String[] {"password", "client_credentials"}) {
            var refused = browser.post(
                    "/oauth2/token",
                    Map.of(
                            "grant_type",
                            grant,
                            "client_id",
                            "saldo",
                            "username",
                            OWNER,
                            "password",
                            issuer.passwordOf(OWNER)));

            assertThat(refused.statusCode()).as(grant).isIn(400, 401);
            assertThat(refused.body()).as(grant).doesNotContain("access_token");
        }
    }

    @Test
    void theClientCanSignOut() {
        var idToken = browser.exchange(codeOfTheOwner()).path("id_token").asString();

        var out = browser.get("/connect/logout?client_id=saldo&post_logout_redirect_uri=http://127.0.0.1:8080/"
                + "&id_token_hint=" + idToken);

        assertThat(location(out)).isEqualTo("http://127.0.0.1:8080/");
        assertThat(location(browser.authorize(Browser.request()))).endsWith("/login");
    }

    private String codeOfTheOwner() {
        return browser.code(OWNER, issuer.passwordOf(OWNER));
    }

    private static Map<String, String> with(String name, String value) {
        var request = new HashMap<>(Browser.request());
        request.put(name, value);
        return request;
    }
}
