package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    private Path home;

    @Test
    void isMadeOnceAndKept() {
        var file = new OwnerOnlyFile(home.resolve("gateway/signing-key.json"));

        var made = SigningKey.readOrMake(file);

        assertThat(made.isPrivate()).isTrue();
        assertThat(made.getKeyID()).isNotBlank();
        assertThat(SigningKey.readOrMake(file)).isEqualTo(made);
    }

    @Test
    void getsAnIdWhenTheOperatorGaveItNone() throws Exception {
        var file = new OwnerOnlyFile(home.resolve("key.json"));
        file.write(new ECKeyGenerator(Curve.P_256).generate().toJSONString());

        assertThat(SigningKey.read(file).getKeyID()).isNotBlank();
    }

    @Test
    void aPublicKeyOrSomethingElseIsRefusedWithoutBeingQuoted() throws Exception {
        var file = home.resolve("key.json");

        Files.writeString(
                file, new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString());
        assertThatThrownBy(() -> SigningKey.read(new OwnerOnlyFile(file)))
                .hasMessageContaining("holds no private P-256 key");

        Files.writeString(file, "hunter2");
        assertThatThrownBy(() -> SigningKey.read(new OwnerOnlyFile(file)))
                .hasMessageContaining("is not a JWK")
                .hasNoCause()
                .hasMessageNotContaining("hunter2");
    }
}
