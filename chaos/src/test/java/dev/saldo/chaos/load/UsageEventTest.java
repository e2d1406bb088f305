package dev.saldo.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageEventTest {

    private static final UsageEvent LIMITED = event(Meter.Kind.LARGE);
    private static final UsageEvent UNLIMITED = event(Meter.Kind.UNKNOWN);

    @Test
    void anEventThatCameBeforeIsCountedAsWell() {
        assertThat(LIMITED.heard("counted")).isEqualTo(new Acknowledged("counted"));
        assertThat(LIMITED.heard("duplicate")).isEqualTo(new Acknowledged("counted"));
        assertThat(UsageEvent.taken()).isEqualTo(new Acknowledged("counted"));
    }

    @Test
    void anEventMatchesNothingOnlyWhereNoLimitIsSet() {
        assertThat(UNLIMITED.heard("unmatched")).isEqualTo(new Acknowledged("unmatched"));
        assertThat(LIMITED.heard("unmatched")).isEqualTo(new Refused(200, "unmatched", true));
    }

    @Test
    void anyOtherFateIsARefusal() {
        assertThat(LIMITED.heard("late")).isEqualTo(new Refused(200, "late", true));
        assertThat(UNLIMITED.heard("no fate")).isEqualTo(new Refused(200, "no fate", true));
    }

    @Test
    void itsIdIsTheKeyOfTheOperation() {
        assertThat(LIMITED.json()).containsEntry("id", LIMITED.operation().key());
    }

    private static UsageEvent event(Meter.Kind kind) {
        var meter = new Meter(UUID.randomUUID(), kind);
        var operation = new Operation(UUID.randomUUID(), Act.REPORT, UUID.randomUUID(), meter.subscriber(), 2);
        return new UsageEvent(operation, meter);
    }
}
