package dev.saldo.sales.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5 | 5",
                "wait=0 | 0",
                "Wait = 7 | 7",
                "respond-async, wait=10 | 10",
                "wait=4; foo=bar | 4",
                "wait=\"3\" | 3",
                "wait=31 | 30",
                "wait=999999999 | 30",
            })
    void theCallerSaysHowLongToWaitUpToHalfAMinute(String header, int seconds) {
        assertThat(Preference.of(List.of(header)).map(Preference::patience)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=x", "wait=-1", "await=5", "wait=5s", "wait=99999999999"})
    void anythingElseIsNoWish(String header) {
        assertThat(Preference.of(List.of(header))).isEmpty();
    }

    @Test
    void thereMayBeSeveralHeaders() {
        assertThat(Preference.of(List.of("return=minimal", "wait=2")).map(Preference::applied))
                .contains("wait=2");
    }
}
