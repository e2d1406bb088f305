package dev.saldo.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import dev.saldo.chaos.load.Answer.Unknown;
import dev.saldo.chaos.load.Told.Count;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final String MOVEMENT = "a movement";
    private static final Operation DEPOSIT =
            new Operation(UUID.randomUUID(), Act.DEPOSIT, UUID.randomUUID(), UUID.randomUUID(), 500);

    private final Told told = new Told();

    @Test
    void whatIsUnderWayIsUnknown() {
        told.tries(DEPOSIT);

        assertThat(answer()).isEqualTo(new Unknown());
        assertThat(told.counts()).containsOnly(Map.entry(Act.DEPOSIT, new Count(1, 0, 0, 1)));
    }

    @Test
    void anAnswerAfterAnUnknownOneCounts() {
        told.tries(DEPOSIT);
        told.unanswered(DEPOSIT);
        told.acknowledged(DEPOSIT, MOVEMENT);

        assertThat(answer()).isEqualTo(new Acknowledged(MOVEMENT));
        assertThat(Told.total(told.counts())).isEqualTo(new Count(1, 1, 0, 0));
    }

    @Test
    void aRefusalOfTheFirstAttemptIsCertain() {
        told.tries(DEPOSIT);
        told.refused(DEPOSIT, 409, "insufficient-credit");

        assertThat(answer()).isEqualTo(new Refused(409, "insufficient-credit", true));
    }

    @Test
    void aRefusalAfterAnUnknownAttemptIsNot() {
        told.tries(DEPOSIT);
        told.unanswered(DEPOSIT);
        told.refused(DEPOSIT, 409, "insufficient-credit");

        assertThat(answer()).isEqualTo(new Refused(409, "insufficient-credit", false));
    }

    @Test
    void aRefusalThatIsKeptWithTheKeyIsAlwaysCertain() {
        var consumption = new Operation(UUID.randomUUID(), Act.CONSUME, UUID.randomUUID(), UUID.randomUUID(), 3);
        told.tries(consumption);
        told.unanswered(consumption);
        told.refused(consumption, 200, "limit-reached");
        told.acknowledged(consumption, "17");

        assertThat(answer()).isEqualTo(new Refused(200, "limit-reached", true));
        assertThat(told.contradictions()).singleElement().asString().contains("was refused", "then answered with 17");
    }

    @Test
    void theSameAnswerTwiceIsNoContradiction() {
        told.tries(DEPOSIT);
        told.acknowledged(DEPOSIT, MOVEMENT);
        told.acknowledged(DEPOSIT, MOVEMENT);

        assertThat(told.contradictions()).isEmpty();
    }

    @Test
    void anotherAnswerToTheSameKeyIsAContradiction() {
        told.tries(DEPOSIT);
        told.acknowledged(DEPOSIT, MOVEMENT);
        told.acknowledged(DEPOSIT, "another movement");

        assertThat(told.contradictions()).singleElement().asString().contains(MOVEMENT, "then with another movement");
    }

    @Test
    void aRefusalOfWhatWasAcknowledgedIsAContradiction() {
        told.tries(DEPOSIT);
        told.acknowledged(DEPOSIT, MOVEMENT);
        told.refused(DEPOSIT, 404, "not-found");

        assertThat(told.contradictions()).singleElement().asString().contains("then refused: not-found");
        assertThat(answer()).isEqualTo(new Acknowledged(MOVEMENT));
    }

    @Test
    void aKeyIsUsedForOneOperation() {
        told.tries(DEPOSIT);

        assertThatThrownBy(() -> told.tries(DEPOSIT)).isInstanceOf(IllegalStateException.class);
    }

    private Answer answer() {
        return told.entries().getFirst().answer();
    }
}
