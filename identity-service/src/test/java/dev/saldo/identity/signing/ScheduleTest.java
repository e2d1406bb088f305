package dev.saldo.identity.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys sign for 7 days, are published 10 minutes before, and an hour after. */
class ScheduleTest {

    private static final Schedule SCHEDULE =
            new Schedule(Duration.ofDays(7), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Term ONE = new Term(1, FIRST);
    private static final Term TWO = new Term(2, FIRST.plus(Duration.ofDays(7)));

    @Test
    void theFirstKeySignsAtOnce() {
        assertThat(SCHEDULE.next(List.of(), FIRST)).contains(ONE);
    }

    @ParameterizedTest(name = "{0}: next from {1}")
    @CsvSource(textBlock = """
            2026-01-01T00:00:00Z,
            2026-01-07T23:49:59Z,
            2026-01-07T23:50:00Z, 2026-01-08T00:00:00Z
            2026-01-07T23:55:00Z, 2026-01-08T00:05:00Z
            2026-03-01T00:00:00Z, 2026-03-01T00:10:00Z
            """)
    void theNextKeyIsMadeWhenItMustBeAnnounced(Instant now, Instant from) {
        var next = SCHEDULE.next(List.of(ONE), now);

        if (from == null) {
            assertThat(next).isEmpty();
        } else {
            assertThat(next).contains(new Term(2, from));
        }
    }

    @Test
    void aKeyThatIsAnnouncedIsNotMadeTwice() {
        assertThat(SCHEDULE.next(List.of(ONE, TWO), TWO.from().minusSeconds(1))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} signs, {2} to {3} are published")
    @CsvSource(textBlock = """
            2025-12-31T23:59:59Z, 1, 1, 2
            2026-01-07T23:59:59Z, 1, 1, 2
            2026-01-08T00:00:00Z, 2, 1, 2
            2026-01-08T00:59:59Z, 2, 1, 2
            2026-01-08T01:00:00Z, 2, 2, 2
            2027-01-01T00:00:00Z, 2, 2, 2
            """)
    void keysTakeTurns(Instant now, long signing, long oldest, long newest) {
        var terms = List.of(ONE, TWO);

        assertThat(SCHEDULE.signing(terms, now).generation()).isEqualTo(signing);
        assertThat(SCHEDULE.published(terms, now).getFirst().generation()).isEqualTo(oldest);
        assertThat(SCHEDULE.published(terms, now).getLast().generation()).isEqualTo(newest);
    }
}
