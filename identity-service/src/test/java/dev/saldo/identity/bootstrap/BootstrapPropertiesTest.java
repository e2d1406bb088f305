package dev.saldo.identity.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapPropertiesTest {

    private static final String GOOD = "sk_live_0123456789abcdef0123456789abcdef";

    @Test
    void aKeyNeeds32Characters() {
        assertThat(with(GOOD).key()).isEqualTo(GOOD);
        assertThat(with("").key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_0123456789abcdef0123456789abcde",
                "sk_test_0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef0123456789abcdef",
                "sk_live_0123456789abcdef 0123456789abcdef"
            })
    void aPoorKeyIsRefusedWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> with(key))
                .hasMessageContaining("saldo.bootstrap.key")
                .hasMessageNotContaining("0123456789");
    }

    @Test
    void theyDoNotTellTheKey() {
        assertThat(with(GOOD).toString()).doesNotContain("0123456789");
    }

    private static BootstrapProperties with(String key) {
        return new BootstrapProperties("My store", key, "", "", false);
    }
}
