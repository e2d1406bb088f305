package dev.saldo.identity.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the answers of two services lead to: those of step 3, round 2, of a clock at noon on its way to six. */
class NextTest {

    private static final List<String> SERVICES = List.of("sales", "billing");
    private static final Instant NOON = Instant.parse("2031-05-01T12:00:00Z");
    private static final Instant SIX = NOON.plus(Duration.ofHours(6));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answersDecide(String why, Instant now, List<ServiceAnswer> answers, Next expected) {
        assertThat(Next.after(asked(now, answers), SERVICES)).isEqualTo(expected);
    }

    static Stream<Arguments> answersDecide() {
        var one = NOON.plusSeconds(3600);
        var two = NOON.plusSeconds(7200);
        return Stream.of(
                row("nobody has answered", NOON, List.of(), new Next.Wait()),
                row("one has not answered", NOON, List.of(quiet("sales", one)), new Next.Wait()),
                row(
                        "one has answered the round before only",
                        NOON,
                        List.of(quiet("sales", one), new ServiceAnswer("billing", 3, 1, 7, null, two)),
                        new Next.Wait()),
                row(
                        "one has answered another step",
                        NOON,
                        List.of(quiet("sales", one), new ServiceAnswer("billing", 2, 2, 7, 7L, two)),
                        new Next.Wait()),
                row(
                        "one announced something",
                        NOON,
                        List.of(quiet("sales", one), new ServiceAnswer("billing", 3, 2, 8, 7L, two)),
                        new Next.Ask(3, 3, NOON)),
                row(
                        "of one nobody knows what it had announced before",
                        NOON,
                        List.of(quiet("sales", one), new ServiceAnswer("billing", 3, 2, 7, null, two)),
                        new Next.Ask(3, 3, NOON)),
                row(
                        "all are quiet",
                        NOON,
                        List.of(quiet("sales", two), quiet("billing", one)),
                        new Next.Ask(4, 1, one)),
                row(
                        "one has nothing due",
                        NOON,
                        List.of(quiet("sales", two), quiet("billing", null)),
                        new Next.Ask(4, 1, two)),
                row(
                        "nothing is due any more",
                        NOON,
                        List.of(quiet("sales", null), quiet("billing", null)),
                        new Next.Ask(4, 1, SIX)),
                row(
                        "the next is due after the target",
                        NOON,
                        List.of(quiet("sales", SIX.plusNanos(1000)), quiet("billing", null)),
                        new Next.Ask(4, 1, SIX)),
                row(
                        "the next is due at the target",
                        NOON,
                        List.of(quiet("sales", SIX), quiet("billing", null)),
                        new Next.Ask(4, 1, SIX)),
                row(
                        "what should be done already holds nothing up",
                        NOON,
                        List.of(quiet("sales", NOON), quiet("billing", NOON.minusSeconds(1))),
                        new Next.Ask(4, 1, SIX)),
                row(
                        "the target is reached, and all are quiet",
                        SIX,
                        List.of(quiet("sales", SIX.plusSeconds(1)), quiet("billing", null)),
                        new Next.Settled()),
                row(
                        "the target is reached, and something happened",
                        SIX,
                        List.of(quiet("sales", null), new ServiceAnswer("billing", 3, 2, 8, 7L, null)),
                        new Next.Ask(3, 3, SIX)));
    }

    @Test
    void theFirstRoundOfAStepIsNeverTheLast() {
        var first = new ServiceAnswer("sales", 1, 1, 0, null, null);
        var begun = Advance.begin(UUID.randomUUID(), UUID.randomUUID(), NOON, SIX, NOON)
                .with(List.of(first, new ServiceAnswer("billing", 1, 1, 0, null, null)));

        assertThat(Next.after(begun, SERVICES)).isEqualTo(new Next.Ask(1, 2, NOON));
    }

    @Test
    void aClockThatHasSettledStaysWhereItIs() {
        var settled = asked(SIX, List.of(quiet("sales", null), quiet("billing", null)))
                .settled(NOON);

        assertThat(Next.after(settled, SERVICES)).isEqualTo(new Next.Wait());
        assertThat(settled.waitingFor(SERVICES)).isEmpty();
    }

    @Test
    void whoHasNotAnsweredIsWaitedFor() {
        assertThat(asked(NOON, List.of(quiet("billing", null))).waitingFor(SERVICES))
                .containsExactly("sales");
    }

    private static Advance asked(Instant now, List<ServiceAnswer> answers) {
        return Advance.begin(UUID.randomUUID(), UUID.randomUUID(), NOON, SIX, NOON)
                .asked(3, 2, now)
                .with(answers);
    }

    private static ServiceAnswer quiet(String service, @Nullable Instant nextDueAt) {
        return new ServiceAnswer(service, 3, 2, 7, 7L, nextDueAt);
    }

    private static Arguments row(String why, Instant now, List<ServiceAnswer> answers, Next expected) {
        return Arguments.of(why, now, answers, expected);
    }
}
