package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void theCallersTraceIsKept() {
        assertThat(Trace.of(PARENT).parent()).isEqualTo(PARENT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "00-0-0-01"})
    void whatIsNoTraceIsReplacedByANewOne(String header) {
        var trace = Trace.of(header);

        assertThat(trace.parent())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isNotEqualTo(Trace.of(header).parent());
    }

    @Test
    void itTravelsInTheContext() {
        assertThat(Trace.current().contextWrite(Trace.of(PARENT)::in).block()).isEqualTo(new Trace(PARENT));
    }
}
