package dev.saldo.identity.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Northwind Codes                      | northwind-codes
            ' --Ann''s Shop!! '                  | ann-s-shop
            Crème Brûlée №1                      | creme-brulee-no1
            日本                                  | store
            019c4cf2-d7b4-7001-8d2e-3a1f60c5b7e4 | store
            """)
    void aNameBecomesASlug(String name, String slug) {
        assertThat(Slug.from(name)).isEqualTo(slug).matches(Slug.PATTERN);
    }

    @Test
    void aLongNameIsShortenedSoThatAnEndingFits() {
        var slug = Slug.from("x".repeat(52) + " y and more");

        assertThat(slug).isEqualTo("x".repeat(52));
        assertThat(Slug.withEnding(slug, "abc123"))
                .hasSizeLessThanOrEqualTo(Slug.LONGEST)
                .matches(Slug.PATTERN);
        assertThat(Slug.withEnding("y".repeat(60), "abc123")).hasSize(Slug.LONGEST);
    }
}
