package dev.saldo.usage.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.usage.consumption.Outcome.Answered;
import dev.saldo.usage.consumption.Outcome.KeyReused;
import dev.saldo.usage.consumption.Round.Key;
import dev.saldo.usage.consumption.Round.Known;
import dev.saldo.usage.counter.Counter;
import dev.saldo.usage.counter.CounterKey;
import dev.saldo.usage.counter.Demand;
import dev.saldo.usage.counter.Place;
import dev.saldo.usage.counter.Tally;
import dev.saldo.usage.counter.UsageView;
import dev.saldo.usage.limit.MeterKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID STORE = new UUID(1, 1);
    private static final UUID FUTURES = new UUID(1, 2);
    private static final Instant NEXT_YEAR = Instant.parse("2027-03-01T12:00:00Z");
    private static final StoreTimes TIMES = new StoreTimes(Map.of(STORE, NOON, FUTURES, NEXT_YEAR));
    private static final MeterKey METER = new MeterKey(STORE, "customer", "1", "api-calls");
    private static final Counter COUNTER =
            new Counter(1, new UUID(2, 2), Place.of(METER, null, NOON), BigDecimal.ZERO, 0);

    @Test
    void theSameKeyInOneBatchIsCountedOnceAndAnsweredAlike() {
        var outcomes = outcomes(Map.of(), one(2, "k"), one(1, null), one(2, "k"), one(1, null));

        assertThat(outcomes).extracting(RoundTest::used).containsExactly("2", "3", "2", "4");
    }

    @Test
    void theSameKeyForSomethingElseIsRefusedAndCountsNothing() {
        var round = round(Map.of(), one(2, "k"), one(3, "k"));

        assertThat(round.demands()).hasSize(1);
        assertThat(outcomes(Map.of(), one(2, "k"), one(3, "k")).getLast()).isInstanceOf(KeyReused.class);
    }

    @Test
    void aKeyOfAnEarlierBatchHasItsFirstAnswer() {
        var first = new UsageView(false, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO, null, "x");
        var known = Map.<Key, Known>of(
                new Key(STORE, "k"), new Known.Consumed(one(2, "k").fingerprint(), first));

        assertThat(round(known, one(2, "k")).demands()).isEmpty();
        assertThat(outcomes(known, one(2, "k"), one(1, "k"))).containsExactly(new Answered(first), new KeyReused());
    }

    @Test
    void aKeyOfARequestOfAnotherKindIsTaken() {
        var known = Map.<Key, Known>of(new Key(STORE, "k"), new Known.Foreign());

        assertThat(outcomes(known, one(2, "k"))).containsExactly(new KeyReused());
    }

    @Test
    void onlyWhatIsNewAndHasAKeyIsRemembered() {
        var batch = List.of(one(2, "k"), one(2, "k"), one(1, null), one(3, "k"), one(4, "l"));
        var round = Round.of(batch, counters(batch), Map.of(), TIMES);

        var fresh = round.fresh(Tally.of(Map.of(COUNTER.place().key(), COUNTER), round.demands())
                .rulings());

        assertThat(fresh).extracting(one -> one.key().text()).containsExactly("k", "l");
    }

    @Test
    void eachStoreIsCountedInItsOwnTime() {
        var there = new MeterKey(FUTURES, "customer", "1", "api-calls");
        var batch = List.of(one(2, null), new Consumption(there, BigDecimal.ONE, null, "somebody"));

        assertThat(Round.of(batch, counters(batch), Map.of(), TIMES).demands())
                .extracting(Demand::at)
                .containsExactly(NOON, NEXT_YEAR);
    }

    private static Consumption one(int amount, String key) {
        return new Consumption(METER, BigDecimal.valueOf(amount), key, "somebody");
    }

    private static Round round(Map<Key, Known> known, Consumption... batch) {
        return Round.of(List.of(batch), counters(List.of(batch)), known, TIMES);
    }

    private static List<Outcome> outcomes(Map<Key, Known> known, Consumption... batch) {
        var round = round(known, batch);
        var tally = Tally.of(Map.of(COUNTER.place().key(), COUNTER), round.demands());
        return round.outcomes(tally.rulings());
    }

    private static List<CounterKey> counters(List<Consumption> batch) {
        return Collections.nCopies(batch.size(), COUNTER.place().key());
    }

    private static String used(Outcome outcome) {
        return outcome instanceof Answered(var view) ? view.used().toPlainString() : "none";
    }
}
