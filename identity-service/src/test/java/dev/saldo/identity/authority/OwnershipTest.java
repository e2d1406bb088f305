package dev.saldo.identity.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {

    @ParameterizedTest(name = "{0} people of whom {1} signed in, {2} keys: person {3}, key {4}")
    @CsvSource(textBlock = """
            0, 0, 1, false, false
            0, 0, 2, false, true
            1, 0, 1, false, false
            1, 0, 2, false, true
            1, 1, 1, false, true
            2, 0, 1, true,  false
            2, 1, 0, true,  true
            2, 2, 1, true,  true
            """)
    void oneOwnerStays(int people, int signedIn, int keys, boolean person, boolean key) {
        var ownership = new Ownership(people, signedIn, keys);

        assertThat(ownership.canSpareAPerson()).isEqualTo(person);
        assertThat(ownership.canSpareAKey()).isEqualTo(key);
    }
}
