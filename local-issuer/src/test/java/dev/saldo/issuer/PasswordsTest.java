package dev.saldo.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void aPasswordIsThreeWordsOfThreeSyllables() {
        assertThat(new Passwords().next())
                .matches("(([bdfghjklmnprstvz][aeiou]){3}-){2}([bdfghjklmnprstvz][aeiou]){3}");
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(Stream.generate(new Passwords()::next).limit(1_000).collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void anAccountDoesNotShowItWhenItIsPrinted() {
        assertThat(new NewAccount("ada@example.com", "Ada", "tuvami-kolera-dizobu"))
                .asString()
                .doesNotContain("tuvami");
    }
}
