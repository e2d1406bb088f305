package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleasedContractsTest {

    /** With {@code -Dcontracts.release=true} the present schemas become the released ones, if they may. */
    @Test
    void nothingBreaksWhoReliesOnTheLastRelease() {
        var present = Committed.all(Committed.SCHEMAS);

        assertThat(Compatibility.breaks(Committed.all(Committed.RELEASED), present))
                .as("a released contract only grows; what breaks it is a new topic (docs/events.md)")
                .isEmpty();
        if (Boolean.getBoolean("contracts.release")) {
            present.forEach((topic, schema) ->
                    Committed.write(Committed.RELEASED.resolve(topic + ".v1.json"), Committed.pretty(schema)));
        }
        assertThat(Committed.all(Committed.RELEASED)).isNotEmpty();
    }
}
