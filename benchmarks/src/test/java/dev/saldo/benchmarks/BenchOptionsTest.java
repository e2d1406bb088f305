package dev.saldo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.benchmarks.BenchOptions.Unusable;
import dev.saldo.benchmarks.scenario.Sizes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {

    @Test
    void withoutAnyAllIsMeasuredThoroughlyOnASuiteOfItsOwn() {
        var options = BenchOptions.of();

        assertThat(options.url()).isNull();
        assertThat(options.scenarios()).isEmpty();
        assertThat(options.effort().rounds()).isEqualTo(5);
        assertThat(options.effort().round()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.sizes()).isEqualTo(new Sizes(10_000_000, 100_000));
        assertThat(options.output()).isEqualTo(Path.of("target/bench"));
    }

    @Test
    void allAreTaken() {
        var options = BenchOptions.of(
                "--url=http://localhost:8080",
                "--scenario",
                "hot-platform",
                "6",
                "--rounds",
                "3",
                "--seconds=2",
                "--growth-rows",
                "1000",
                "--renewals=500",
                "--output",
                "elsewhere",
                "--commit=abc",
                "--up-options=-Xmx1g -Dname=value");

        assertThat(options.url()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(options.scenarios()).containsExactly("hot-platform", "6");
        assertThat(options.effort().rounds()).isEqualTo(3);
        assertThat(options.effort().round()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.sizes()).isEqualTo(new Sizes(1_000, 500));
        assertThat(options.output()).isEqualTo(Path.of("elsewhere"));
        assertThat(options.commit()).isEqualTo("abc");
        assertThat(options.upOptions()).containsExactly("-Xmx1g", "-Dname=value");
    }

    @Test
    void quickIsLessOfEverythingThatIsNotSaid() {
        var options = BenchOptions.of("--quick", "--rounds", "4");

        assertThat(options.effort().rounds()).isEqualTo(4);
        assertThat(options.effort().round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.sizes()).isEqualTo(new Sizes(100_000, 2_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rounds=0",
                "--rounds=many",
                "--seconds=-1",
                "--growth-rows=",
                "--renewals=0",
                "--scenario",
                "--fast",
                "x"
            })
    void whatMakesNoSenseIsRefused(String option) {
        assertThatExceptionOfType(Unusable.class).isThrownBy(() -> BenchOptions.of(option));
    }
}
