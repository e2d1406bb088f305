package dev.saldo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.FakeIdentity.Known;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is shown to get in must not be found in a log, whatever goes wrong on the way. */
@ExtendWith(OutputCaptureExtension.class)
class SilentLogIT {

    private static final String MARK = "n0b0dy-may-read-th1s";
    private static final String KEY = "sk_live_" + MARK;
    private static final String SESSION = "ss_" + MARK;
    private static final String JWT = "eyJ" + MARK + ".eyJzdWIi.c2ln";

    @Test
    void noCredentialIsLogged(CapturedOutput log) {
        try (var gateway = GatewayUnderTest.start(
                "logging.level.dev.saldo=debug",
                "logging.level.org.springframework.security=debug",
                "logging.level.org.springframework.cloud.gateway=debug",
                "saldo.oidc.client-secret=" + MARK,
                "saldo.oidc.issuer-uri=http://localhost:1")) {
            gateway.identity.knows(KEY, new Known("api-key", "api-key:1", List.of(FakeIdentity.STORE)));
            gateway.identity.knows(SESSION, new Known("session", "member:1", List.of(FakeIdentity.STORE)));
            everythingIsTried(gateway);
            gateway.platform.hangsUp();
            everythingIsTried(gateway);
            gateway.platform.close();
            everythingIsTried(gateway);
            gateway.identity.answersJson("{\"token\": \"" + MARK);
            everythingIsTried(gateway);
            gateway.identity.answersJson("{\"token\": {\"" + MARK + "\": 1}}");
            everythingIsTried(gateway);
            gateway.identity.close();
            everythingIsTried(gateway);
        }

        assertThat(log.getAll()).contains("unavailable").doesNotContain(MARK, "internal.token.");
    }

    private static void everythingIsTried(GatewayUnderTest gateway) {
        for (var authorization : List.of("Bearer " + KEY, "Bearer " + KEY + "2", "Bearer " + JWT, "Basic " + MARK)) {
            gateway.send(gateway.anonymous("/api/v1/platforms").header("Authorization", authorization));
        }
        var cookie = "__Host-saldo-session=" + SESSION + "; __Host-saldo-login=" + MARK;
        gateway.send(gateway.anonymous("/api/v1/platforms").header("Cookie", cookie));
        gateway.send(gateway.anonymous("/login").header("Cookie", cookie));
        gateway.send(gateway.anonymous("/login/oauth2/code/saldo?code=" + MARK + "&state=" + MARK)
                .header("Cookie", cookie));
        gateway.send(gateway.anonymous("/logout").header("Cookie", cookie).POST(BodyPublishers.noBody()));
        gateway.send(gateway.anonymous("/api/v1/platforms?access_token=" + MARK));
    }
}
