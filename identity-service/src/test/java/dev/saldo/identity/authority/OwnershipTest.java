package dev.saldo.identity.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {

    @ParameterizedTest(
            name = "{0} people of whom {1} signed in, {2} keys: one who signed in {3}, one who never did {4}")
    @CsvSource(textBlock = """
            0, 0, 1, false, false
            1, 0, 1, false, false
            1, 1, 1, false, false
            2, 0, 0, false, false
            2, 0, 1, true,  true
            2, 1, 0, false, true
            2, 1, 1, true,  true
            2, 2, 0, true,  true
            """)
    void somebodyStaysWhoCanGetIn(int people, int signedIn, int keys, boolean known, boolean expected) {
        var ownership = new Ownership(people, signedIn, keys);

        assertThat(ownership.canSpareAPerson(true)).isEqualTo(known);
        assertThat(ownership.canSpareAPerson(false)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} people of whom {1} signed in, {2} keys: {3}")
    @CsvSource(textBlock = """
            0, 0, 1, false
            0, 0, 2, true
            1, 0, 1, false
            1, 1, 1, true
            2, 0, 1, false
            2, 1, 0, true
            """)
    void theLastKeyStaysUntilAnOwnerHasSignedIn(int people, int signedIn, int keys, boolean spared) {
        assertThat(new Ownership(people, signedIn, keys).canSpareAKey()).isEqualTo(spared);
    }
}
