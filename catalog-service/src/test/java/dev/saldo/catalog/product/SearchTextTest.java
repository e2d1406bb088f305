package dev.saldo.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Música              | 'musica':*
            AC/DC live          | 'ac':* & 'dc':* & 'live':*
            SKU-00_12           | 'sku':* & '00':* & '12':*
            it's                | 'it':* & 's':*
            ЖИЗНЬ               | 'жизнь':*
            İstanbul            | 'istanbul':*
            ﬁne                 | 'fine':*
            ' & ! ( ) : *         | ""
            """)
    void whatIsTypedBecomesBeginningsOfWords(String typed, String query) {
        assertThat(SearchText.query(typed)).isEqualTo(query);
    }

    @Test
    void nothingTypedIsNoQueryAtAll() {
        assertThat(SearchText.query(null)).isNull();
    }

    @Test
    void aQueryIsNoLongerThanTheDatabaseBears() {
        assertThat(SearchText.query("ﷺ".repeat(2000) + "x".repeat(5000))).hasSizeLessThan(20 * 110);
        assertThat(SearchText.query("word ".repeat(1000)).split("&")).hasSize(20);
    }

    @Test
    void aProductIsFoundByItsSkuNameAndDescription() {
        assertThat(SearchText.of(sheet("TR-1", "Ünïted", "Ça va?"))).isEqualTo("tr 1 united ca va");
        assertThat(SearchText.of(sheet("TR-1", "United", null))).isEqualTo("tr 1 united");
    }

    private static ProductSheet sheet(String sku, String name, @Nullable String description) {
        return new ProductSheet(sku, name, "digital", description, null, Money.of("1.00", "USD"), true, Map.of(), null);
    }
}
