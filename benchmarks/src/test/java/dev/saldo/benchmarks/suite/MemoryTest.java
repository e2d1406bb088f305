package dev.saldo.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void isReadFromTheLineThatNamesIt() {
        assertThat(Memory.kilobytes("Pss", "Pss:              123456 kB")).isEqualTo(123_456);
        assertThat(Memory.kilobytes("Pss", "Pss_Dirty:          1234 kB")).isZero();
        assertThat(Memory.kilobytes("Rss", "Pss:                1234 kB")).isZero();
    }
}
