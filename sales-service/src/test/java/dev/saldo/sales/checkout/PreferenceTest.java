package dev.saldo.sales.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Problem.InputError;
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
                "wait=99999999999 | 30",
                "wait | 30",
                "wait= | 30",
                "return=minimal; wait | 30",
            })
    void theCallerSaysHowLongToWaitUpToHalfAMinute(String header, int seconds) {
        assertThat(Preference.of(List.of(header)).map(Preference::patience)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "await=5", "waiting", "respond-async"})
    void anythingElseIsNoWish(String header) {
        assertThat(Preference.of(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=x", "wait=-1", "wait=5s", "wait=1.5", "respond-async, wait=soon"})
    void aWaitThatIsNoNumberIsRefused(String header) {
        assertThatThrownBy(() -> Preference.of(List.of(header)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(InputError::pointer)
                                .containsExactly("Prefer"));
    }

    @Test
    void thereMayBeSeveralHeaders() {
        assertThat(Preference.of(List.of("return=minimal", "wait=2")).map(Preference::applied))
                .contains("wait=2");
    }
}
