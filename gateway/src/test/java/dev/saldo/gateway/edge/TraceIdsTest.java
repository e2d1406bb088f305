package dev.saldo.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "checkout-42_v1.0", "0123456789012345678901234567890123456789012345678901234567890123"})
    void aSaneRequestIdIsKept(String offered) {
        assertThat(TraceIds.requestId(offered)).isEqualTo(offered);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "two words",
                "line\nbreak",
                "ü",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anyOtherIsReplaced(String offered) {
        assertThat(TraceIds.requestId(offered)).matches("[0-9a-f]{32}").isNotEqualTo(TraceIds.requestId(offered));
    }

    @Test
    void aNewTraceparentIsValid() {
        assertThat(TraceIds.isTraceparent(TraceIds.newTraceparent())).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void anInvalidTraceparentIsNot(String offered) {
        assertThat(TraceIds.isTraceparent(offered)).isFalse();
    }
}
