package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.gateway.access.Answer.Caller;
import dev.saldo.gateway.access.Answer.Granted;
import dev.saldo.gateway.access.Credential.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CredentialTest {

    @Test
    void nothingThatHoldsASecretShowsIt() {
        assertThat(new Credential(Kind.SESSION, "ss_secret", "")).hasToString("Credential[session]");
        assertThat(new Granted("Bearer token", new Caller("store", "member:1"), "owner").toString())
                .doesNotContain("token");
        assertThat(new Identity.Session("ss_secret", Instant.EPOCH).toString()).doesNotContain("ss_");
    }

    @Test
    void aFingerprintTellsNothingAndIsTheSameForTheSame() {
        var fingerprint = new Credential(Kind.API_KEY, "sk_live_1", "").fingerprint();

        assertThat(fingerprint).isEqualTo(new Credential(Kind.API_KEY, "sk_live_1", "").fingerprint());
        assertThat(fingerprint).isNotEqualTo(new Credential(Kind.API_KEY, "sk_live_1", "a").fingerprint());
        assertThat(fingerprint.toString()).doesNotContain("sk_live");
    }
}
