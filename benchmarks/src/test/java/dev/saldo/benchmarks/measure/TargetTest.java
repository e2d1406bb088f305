package dev.saldo.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.benchmarks.measure.Target.AtLeast;
import dev.saldo.benchmarks.measure.Target.Known;
import dev.saldo.benchmarks.measure.Target.LatencyAtMost;
import dev.saldo.benchmarks.measure.Target.P99Below;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Measured TEN_TIMES = side(10_000, 2, 9);
    private static final Measured PLAIN = side(1_000, 1, 3);

    @Test
    void ofThroughputIsMetFromItsRatioOn() {
        assertThat(new AtLeast(10).ratio(TEN_TIMES, PLAIN)).isEqualTo(10);
        assertThat(new AtLeast(10).met(TEN_TIMES, PLAIN)).isTrue();
        assertThat(new AtLeast(10.1).met(TEN_TIMES, PLAIN)).isFalse();
    }

    @Test
    void ofThroughputMayAskForALatencyToo() {
        assertThat(new AtLeast(10, 9.1).met(TEN_TIMES, PLAIN)).isTrue();
        assertThat(new AtLeast(10, 9.0).met(TEN_TIMES, PLAIN)).isFalse();
    }

    @Test
    void ofLatencyComparesMedians() {
        assertThat(new LatencyAtMost(2).ratio(TEN_TIMES, PLAIN)).isEqualTo(2);
        assertThat(new LatencyAtMost(2).met(TEN_TIMES, PLAIN)).isTrue();
        assertThat(new LatencyAtMost(1.9).met(TEN_TIMES, PLAIN)).isFalse();
    }

    @Test
    void ofA99thPercentileLooksAtTheSubjectAlone() {
        assertThat(new P99Below(10).ratio(TEN_TIMES, PLAIN)).isEqualTo(3);
        assertThat(new P99Below(10).met(TEN_TIMES, PLAIN)).isTrue();
        assertThat(new P99Below(9).met(TEN_TIMES, null)).isFalse();
    }

    @Test
    void isNeitherMetNorMissedWithoutWhatItComparesWith() {
        assertThat(new AtLeast(10).ratio(TEN_TIMES, null)).isNull();
        assertThat(new AtLeast(10).met(TEN_TIMES, null)).isNull();
        assertThat(new LatencyAtMost(1).met(TEN_TIMES, null)).isNull();
        assertThat(new Known().met(TEN_TIMES, PLAIN)).isNull();
    }

    @Test
    void ofWhatIsOnlyToBeKnownTheRatioIsThatOfThroughputWhereThereIsOne() {
        var start = new Measured("start", List.of(), List.of(latency(2, 9)), Map.of());

        assertThat(new Known().ratio(TEN_TIMES, PLAIN)).isEqualTo(10);
        assertThat(new Known().ratio(start, start)).isEqualTo(1);
    }

    @Test
    void isNotMetBySomethingThatFailed() {
        var broken =
                new Measured("broken", List.of(new Peak(10_000, 1, 1, "refused")), List.of(latency(1, 1)), Map.of());

        assertThat(new AtLeast(1).met(broken, PLAIN)).isFalse();
        assertThat(new P99Below(250).met(broken, PLAIN)).isFalse();
    }

    @Test
    void saysInWordsWhatItAsksFor() {
        assertThat(new AtLeast(10, 10.0).words()).isEqualTo("≥ 10× the throughput, p99 < 10 ms at half of the peak");
        assertThat(new AtLeast(0.3).words()).isEqualTo("≥ 0.3× the throughput");
        assertThat(new LatencyAtMost(1.4).words()).isEqualTo("≤ 1.4× the median latency");
        assertThat(new P99Below(250).words()).isEqualTo("p99 < 250 ms");
        assertThat(new Known().words()).isEqualTo("none");
    }

    private static Measured side(double perSecond, double p50, double p99) {
        return new Measured("side", List.of(new Peak(perSecond, 1, 0, null)), List.of(latency(p50, p99)), Map.of());
    }

    private static Latency latency(double p50, double p99) {
        return new Latency(1, p50, p50, p99, p99, 1, 0, null);
    }
}
