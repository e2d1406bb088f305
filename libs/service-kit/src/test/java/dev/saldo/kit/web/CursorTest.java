package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Zoë's \u001f shop", "2026-01-31 12:00:00.123456+00", "日本"})
    void survivesItsJourneyThroughTheCaller(String value) {
        var cursor = new Cursor("-name", value, 42);

        assertThat(Cursor.decoded(cursor.encoded(), "-name")).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "bmFtZQ", "AAAA", "bmFtZR94H3k"})
    void whatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.decoded(text, "name")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(400);
            assertThat(problem.errors()).extracting(Problem.InputError::pointer).containsExactly("?after");
        });
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        var cursor = new Cursor("name", "a", 1).encoded();

        assertThatThrownBy(() -> Cursor.decoded(cursor, "-name")).isInstanceOf(Problem.class);
    }
}
