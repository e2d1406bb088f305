package dev.saldo.identity.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Secrets OURS = secrets("0123456789abcdef0123456789abcdef");
    private static final Secrets THEIRS = secrets("fedcba9876543210fedcba9876543210");

    @Test
    void aShortSecretIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> secrets("0123456789abcdef0123456789abcde"))
                .hasMessageContaining("saldo.identity.secret")
                .hasMessageNotContaining("0123456789");
    }

    @Test
    void aHashIsTheSameForTheSameTextPurposeAndSecretOnly() {
        var hash = OURS.hashFor("keys").of("sk_live_x");

        assertThat(OURS.hashFor("keys").of("sk_live_x")).isEqualTo(hash).hasSize(32);
        assertThat(OURS.hashFor("keys").of("sk_live_y")).isNotEqualTo(hash);
        assertThat(OURS.hashFor("sessions").of("sk_live_x")).isNotEqualTo(hash);
        assertThat(THEIRS.hashFor("keys").of("sk_live_x")).isNotEqualTo(hash);
    }

    @Test
    void whatIsSealedIsOpenedWithTheSameLabelPurposeAndSecretOnly() {
        var sealed = OURS.sealingFor("keys").seal("open".getBytes(UTF_8), "one");

        assertThat(OURS.sealingFor("keys").open(sealed, "one")).asString().isEqualTo("open");
        assertThat(OURS.sealingFor("keys").seal("open".getBytes(UTF_8), "one")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> OURS.sealingFor("keys").open(sealed, "two")).hasMessageContaining("another");
        assertThatThrownBy(() -> OURS.sealingFor("other").open(sealed, "one")).hasMessageContaining("another");
        assertThatThrownBy(() -> THEIRS.sealingFor("keys").open(sealed, "one")).hasMessageContaining("another");
    }

    @Test
    void everyChangedByteIsNoticed() {
        var sealing = OURS.sealingFor("keys");
        var sealed = sealing.seal("open".getBytes(UTF_8), "one");

        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealing.open(changed, "one")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> sealing.open(new byte[3], "one")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void randomTextsDiffer() {
        assertThat(IntStream.range(0, 100).mapToObj(_ -> KeyedHash.randomText()))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void propertiesDoNotTellTheSecret() {
        assertThat(new SecretProperties("0123456789").toString()).doesNotContain("0123456789");
    }

    private static Secrets secrets(String secret) {
        return new Secrets(new SecretProperties(secret));
    }
}
