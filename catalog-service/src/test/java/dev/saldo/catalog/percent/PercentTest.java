package dev.saldo.catalog.percent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({"19, 19", "19.50, 19.5", "0, 0", "100, 100", "100.0000, 100", "10, 10", "0.0001, 0.0001"})
    void aPercentageIsWrittenInOneWay(String written, String kept) {
        assertThat(written).matches(Percent.PATTERN);
        assertThat(Percent.of(written).toPlainString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "100.0001", "101", "1e1", "0.00001", ".5", "5.", "19 %", "NaN", "1,5"})
    void anythingElseIsNone(String written) {
        assertThat(written).doesNotMatch(Percent.PATTERN);
    }
}
