package dev.saldo.sales.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.sales.waiting.PlatformCredit.Landed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlatformCreditTest {

    private static final PlatformCredit NOTHING_KNOWN = PlatformCredit.unknown(UUID.randomUUID());
    private static final PlatformCredit LIMITED = NOTHING_KNOWN.overdraftIs(0, 1);

    @Test
    void ofAPlatformThatNobodySpokeOfNothingIsKnown() {
        assertThat(NOTHING_KNOWN.available()).isNull();
    }

    @Test
    void aBalanceAloneOrALimitAloneDoesNotTellWhatIsAvailable() {
        assertThat(NOTHING_KNOWN.balanceIs(100, 1).available()).isNull();
        assertThat(NOTHING_KNOWN.overdraftIs(50, 1).available()).isNull();
    }

    @Test
    void balanceAndOverdraftLimitTogetherAreAvailable() {
        assertThat(NOTHING_KNOWN.balanceIs(-20, 3).overdraftIs(50, 1).available())
                .isEqualTo(30);
    }

    @Test
    void whatIsHeldIsNotAvailable() {
        var known = LIMITED.balanceIs(100, 1).heldIs(30, 2);

        assertThat(known.available()).isEqualTo(70);
        assertThat(known.heldIs(50, 1).available()).as("an older sum").isEqualTo(70);
        assertThat(known.heldIs(0, 3).available()).isEqualTo(100);
    }

    @Test
    void theNewestDeductionTellsWhatCreditsHaveCost() {
        var known = LIMITED.landedAt(new Landed(11, 10, 4)).landedAt(new Landed(9, 10, 3));

        assertThat(known.landed()).isEqualTo(new Landed(11, 10, 4));
        assertThat(known.landedAt(new Landed(12, 10, 5)).landed()).isEqualTo(new Landed(12, 10, 5));
        assertThat(known.balanceIs(5, 9).overdraftIs(1, 9).heldIs(1, 9).landed())
                .as("news of anything else")
                .isEqualTo(new Landed(11, 10, 4));
    }

    @Test
    void theNewestBalanceCounts() {
        assertThat(LIMITED.balanceIs(80, 2).balanceIs(100, 1).available()).isEqualTo(80);
    }

    @Test
    void theNewestOverdraftLimitCounts() {
        var raised = NOTHING_KNOWN.balanceIs(0, 0).overdraftIs(50, 4).overdraftIs(20, 3);

        assertThat(raised.available()).isEqualTo(50);
        assertThat(raised.overdraftIs(10, 5).available()).isEqualTo(10);
    }

    @Test
    void whateverTheOrderOfArrivalTheLastMovementAndTheLastVersionDecide() {
        var random = new Random(20261121);
        for (var round = 0; round < 1_000; round++) {
            var movements = history(random, PlatformCredit::balanceIs);
            var versions = history(random, PlatformCredit::overdraftIs);
            var holds = history(random, PlatformCredit::heldIs);
            var last = holds.getLast()
                    .apply(versions.getLast().apply(movements.getLast().apply(NOTHING_KNOWN)));
            var news = new ArrayList<>(movements);
            news.addAll(versions);
            news.addAll(holds);
            Collections.shuffle(news, random);

            var known = NOTHING_KNOWN;
            for (var item : news) {
                known = item.apply(known);
            }

            assertThat(known).isEqualTo(last);
        }
    }

    private interface Heard {
        PlatformCredit apply(PlatformCredit before, long minor, long since);
    }

    /** Oldest first, each told twice. */
    private static List<UnaryOperator<PlatformCredit>> history(Random random, Heard heard) {
        var history = new ArrayList<UnaryOperator<PlatformCredit>>();
        var length = random.nextInt(1, 10);
        for (var since = 1; since <= length; since++) {
            var minor = random.nextLong(-100, 100);
            var at = since;
            history.add(credit -> heard.apply(credit, minor, at));
            history.add(credit -> heard.apply(credit, minor, at));
        }
        return history;
    }
}
