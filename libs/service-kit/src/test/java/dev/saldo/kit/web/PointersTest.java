package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointersTest {

    @Test
    void pointersComeInTheOrderOfTheInput() {
        var inOrder = Stream.of("/lines/10", "/name", "/lines/2/quantity", "?limit", "", "/lines", "/lines/2")
                .sorted(Pointers.IN_ORDER);

        assertThat(inOrder)
                .containsExactly("", "/lines", "/lines/2", "/lines/2/quantity", "/lines/10", "/name", "?limit");
    }
}
