package dev.saldo.sales.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlatformCreditTest {

    private static final PlatformCredit NOTHING_KNOWN = PlatformCredit.unknown(UUID.randomUUID());

    @Test
    void ofAPlatformThatNobodySpokeOfNothingIsKnown() {
        assertThat(NOTHING_KNOWN.available()).isNull();
    }

    @Test
    void theNewestBalanceCounts() {
        assertThat(NOTHING_KNOWN.moved(2, 100, 80).moved(1, 0, 100).available()).isEqualTo(80);
    }

    @Test
    void anAnswerToASaleCountsUntilANewerMovement() {
        var answered = NOTHING_KNOWN.moved(3, 0, 50).answered(40, 4);

        assertThat(answered.available()).isEqualTo(40);
        assertThat(answered.moved(5, 40, 240).available()).isEqualTo(240);
    }

    @Test
    void anAnswerOlderThanTheBalanceSaysNothingAboutIt() {
        assertThat(NOTHING_KNOWN.moved(5, 40, 240).answered(40, 4).available()).isEqualTo(240);
    }

    @Test
    void anAnswerThatArrivesAfterANewerOneIsDropped() {
        assertThat(NOTHING_KNOWN.answered(10, 7).answered(90, 6).available()).isEqualTo(10);
    }

    @Test
    void theOverdraftLimitIsLearntFromAnAnswerAtAKnownBalance() {
        var overdrawn = NOTHING_KNOWN.moved(3, 100, 20).answered(70, 3);

        assertThat(overdrawn.available()).isEqualTo(70);
        assertThat(overdrawn.moved(4, 20, 120).available()).isEqualTo(170);
    }

    @Test
    void theOverdraftLimitIsLearntWhenTheMovementComesAfterTheAnswer() {
        assertThat(NOTHING_KNOWN
                        .answered(70, 3)
                        .moved(3, 100, 20)
                        .moved(4, 20, 120)
                        .available())
                .isEqualTo(170);
        assertThat(NOTHING_KNOWN.answered(70, 3).moved(4, 20, 120).available()).isEqualTo(170);
    }

    @Test
    void aLoweredOverdraftLimitIsLearntFromTheNextAnswer() {
        var lowered = NOTHING_KNOWN.moved(3, 100, 20).answered(70, 3).answered(25, 3);

        assertThat(lowered.moved(4, 20, 120).available()).isEqualTo(125);
    }

    @Test
    void whateverTheOrderOfArrivalTheLastMovementDecides() {
        var random = new Random(20261121);
        for (var round = 0; round < 1_000; round++) {
            var history = history(random);
            var last = history.getLast().apply(NOTHING_KNOWN).available();
            Collections.shuffle(history, random);

            var known = NOTHING_KNOWN;
            for (var news : history) {
                known = news.apply(known);
            }

            assertThat(known.available()).isEqualTo(last);
        }
    }

    private static List<UnaryOperator<PlatformCredit>> history(Random random) {
        var history = new ArrayList<UnaryOperator<PlatformCredit>>();
        var balance = 0L;
        for (var sequence = 1; sequence <= random.nextInt(1, 10); sequence++) {
            var before = balance;
            var after = before + random.nextLong(-100, 100);
            var at = sequence;
            history.add(credit -> credit.moved(at, before, after));
            history.add(credit -> credit.moved(at, before, after));
            balance = after;
        }
        return history;
    }
}
