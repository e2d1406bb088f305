package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** The header Prefer of RFC 7240. */
class PreferenceTest {

    @ParameterizedTest
    @CsvSource({
        "wait=5, 5",
        "'respond-async, Wait = \"7\"', 7",
        "wait=0, 0",
        "wait, 25",
        "wait=26, 25",
        "wait=99999999999999999999, 25"
    })
    void tellsHowLongSomebodyWouldWait(String header, int seconds) {
        assertThat(Preference.of(with(header))).contains(new Preference(seconds));
    }

    @Test
    void otherPreferencesAreNoWish() {
        assertThat(Preference.of(with("return=minimal"))).isEmpty();
    }

    @Test
    void whatIsNoNumberOfSecondsIsRefused() {
        var exchange = with("wait=soon");

        assertThatThrownBy(() -> Preference.of(exchange))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("malformed"));
    }

    private static MockServerWebExchange with(String prefer) {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/").header(Preference.HEADER, prefer));
    }
}
