package dev.saldo.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheMiddleOneInWhateverOrderTheyCome() {
        assertThat(Median.of(DoubleStream.of(900, 1, 3))).isEqualTo(3);
    }

    @Test
    void isBetweenTheTwoMiddleOnesOfAnEvenNumber() {
        assertThat(Median.of(DoubleStream.of(4, 1, 100, 2))).isEqualTo(3);
    }

    @Test
    void ofNothingIsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of(DoubleStream.empty()));
    }

    @Test
    void ofRatiosComparesOnlyWhatWasMeasuredInOneRound() {
        var subject = List.of(100.0, 10.0, 1_000.0);
        var reference = List.of(50.0, 5.0, 100.0);

        assertThat(Median.ofRatios(subject, reference, Double::doubleValue)).isEqualTo(2);
    }
}
