package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    @Test
    void carries256RandomBitsBehindItsMark() {
        assertThat(ApiKey.random().text()).matches("sk_live_[A-Za-z0-9_-]{43}");
        assertThat(Stream.generate(ApiKey::random).limit(100).distinct()).hasSize(100);
    }

    @Test
    void isRecognisedByItsHashOnly() {
        var key = ApiKey.random();

        assertThat(key.hasHash(key.hash())).isTrue();
        assertThat(key.hasHash(ApiKey.random().hash())).isFalse();
        assertThat(key.hasHash("")).isFalse();
    }

    @Test
    void hashesAsSha256() {
        assertThat(new ApiKey("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(ApiKey.random()).hasToString("ApiKey[…]");
    }
}
