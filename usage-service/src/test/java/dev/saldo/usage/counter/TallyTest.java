package dev.saldo.usage.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.usage.counter.Crossing.Exceeded;
import dev.saldo.usage.counter.Crossing.Reached;
import dev.saldo.usage.counter.Crossing.Warned;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.Overage;
import dev.saldo.usage.limit.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID STORE = new UUID(1, 1);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # overage, limit, used, amount, kind,         allowed, used after, remaining, over
            BLOCK,     10,    0,    10,     CONSUMPTION,  true,    10,         0,         0
            BLOCK,     10,    10,   0,      CONSUMPTION,  true,    10,         0,         0
            BLOCK,     10,    9,    2,      CONSUMPTION,  false,   9,          1,         0
            BLOCK,     10,    9.5,  0.5,    CONSUMPTION,  true,    10,         0,         0
            BLOCK,     0,     0,    1,      CONSUMPTION,  false,   0,          0,         0
            BLOCK,     10,    9,    2,      LEASE,        false,   9,          1,         0
            BLOCK,     10,    9,    2,      EVENT,        true,    11,         0,         1
            BLOCK,     10,    12,   -3,     LEASE_RETURN, true,    9,          1,         0
            BLOCK,     10,    15,   -3,     LEASE_EXPIRY, true,    12,         0,         2
            ALLOW,     10,    9,    2,      CONSUMPTION,  true,    11,         0,         1
            NOTIFY,    10,    9,    2,      LEASE,        true,    11,         0,         1
            """)
    void aLimitDecidesByItsOverage(
            Overage overage,
            BigDecimal limit,
            BigDecimal used,
            BigDecimal amount,
            RecordKind kind,
            boolean allowed,
            BigDecimal after,
            BigDecimal remaining,
            BigDecimal over) {
        var counter = counter("a", limit(overage, limit), used);

        var ruling =
                tally(List.of(counter), demand(counter, kind, amount)).rulings().getFirst();

        assertThat(UsageView.of(ruling))
                .isEqualTo(
                        new UsageView(allowed, after, limit, remaining, over, null, allowed ? null : "limit-reached"));
    }

    @Test
    void demandsAreDecidedInTheOrderOfArrival() {
        var counter = counter("a", limit(Overage.BLOCK, decimal(10)), decimal(0));

        var tally = tally(List.of(counter), consume(counter, 6), consume(counter, 5), consume(counter, 4));

        assertThat(tally.rulings()).extracting(Ruling.Counted.class::isInstance).containsExactly(true, false, true);
        assertThat(tally.changed()).containsExactly(new Counter(1, counter.id(), counter.place(), decimal(10), 8));
    }

    @Test
    void eachCounterHasItsOwnCount() {
        var a = counter("a", limit(Overage.BLOCK, decimal(1)), decimal(0));
        var b = counter("b", null, decimal(5));

        var tally = tally(List.of(a, b), consume(a, 1), consume(b, 7), consume(a, 1), consume(b, 1));

        assertThat(tally.changed()).extracting(Counter::used).containsExactly(decimal(1), decimal(13));
        assertThat(tally.counted()).hasSize(3);
    }

    @Test
    void aCounterThatRefusesEverythingDoesNotChange() {
        var counter = counter("a", limit(Overage.BLOCK, decimal(1)), decimal(1));

        var tally = tally(List.of(counter), consume(counter, 1));

        assertThat(tally.changed()).isEmpty();
        assertThat(tally.crossings()).isEmpty();
    }

    @Test
    void noCounterHoldsMoreThanItsColumn() {
        var counter = counter("a", null, new BigDecimal("9999999999999999"));

        var tally = tally(List.of(counter), demand(counter, RecordKind.EVENT, new BigDecimal("0.1")));

        assertThat(tally.rulings().getFirst())
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.COUNTER_FULL));
    }

    @Test
    void aLimitIsToldOfWhenItIsCrossedAndOnlyThen() {
        var counter = counter("a", limit(Overage.NOTIFY, decimal(10), 5, 8), decimal(4));

        var crossings = tally(
                        List.of(counter),
                        consume(counter, 5),
                        consume(counter, 1),
                        consume(counter, 1),
                        consume(counter, 1),
                        demand(counter, RecordKind.LEASE_RETURN, decimal(-4)),
                        consume(counter, 1))
                .crossings();

        assertThat(crossings)
                .extracting(TallyTest::told)
                .containsExactly("5 warned at 9", "8 warned at 9", "10 reached", "10 exceeded at 11");
    }

    @Test
    void comingBackUpIsACrossingLikeAnyOther() {
        var counter = counter("a", limit(Overage.BLOCK, decimal(10), 8), decimal(10));

        var crossings = tally(
                        List.of(counter), demand(counter, RecordKind.LEASE_RETURN, decimal(-3)), consume(counter, 3))
                .crossings();

        assertThat(crossings).extracting(TallyTest::told).containsExactly("8 warned at 10", "10 reached");
    }

    @ParameterizedTest
    @EnumSource(Overage.class)
    void thatALimitIsExceededIsNotToldWhereAnythingIsAllowed(Overage overage) {
        var counter = counter("a", limit(overage, decimal(10)), decimal(10));

        var crossings = tally(List.of(counter), demand(counter, RecordKind.EVENT, decimal(1)))
                .crossings();

        assertThat(crossings).hasSize(overage == Overage.ALLOW ? 0 : 1);
    }

    /** Whatever comes, in whatever order, in batches cut anywhere. */
    @Test
    void noInterleavingOvershootsAndRecordsAddUp() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var counters = new HashMap<CounterKey, Counter>();
            for (var feature : List.of("a", "b", "c")) {
                var counter = counter(feature, limit(Overage.BLOCK, decimal(20)), decimal(0));
                counters.put(counter.place().key(), counter);
            }
            var recorded = new HashMap<CounterKey, BigDecimal>();
            for (var batch = 0; batch < 20; batch++) {
                var demands =
                        demands(random, counters.keySet().stream().sorted().toList());
                var tally = Tally.of(Map.copyOf(counters), demands);
                tally.counted()
                        .forEach(one -> recorded.merge(
                                one.demand().counter(), one.demand().amount(), BigDecimal::add));
                tally.changed().forEach(counter -> counters.put(counter.place().key(), counter));

                assertThat(tally.rulings()).as("seed %d", seed).hasSameSizeAs(demands);
                assertThat(counters)
                        .as("seed %d", seed)
                        .allSatisfy((key, counter) -> assertThat(counter.used())
                                .isLessThanOrEqualTo(decimal(20))
                                .isEqualByComparingTo(recorded.getOrDefault(key, BigDecimal.ZERO)));
            }
        }
    }

    private static List<Demand> demands(Random random, List<CounterKey> keys) {
        var demands = new ArrayList<Demand>();
        for (var left = random.nextInt(8); left > 0; left--) {
            var amount = BigDecimal.valueOf(random.nextInt(700), 2);
            var key = keys.get(random.nextInt(keys.size()));
            demands.add(new Demand(key, RecordKind.CONSUMPTION, amount, null, "somebody", NOON));
        }
        return demands;
    }

    private static Tally tally(List<Counter> counters, Demand... demands) {
        var locked = new HashMap<CounterKey, Counter>();
        counters.forEach(counter -> locked.put(counter.place().key(), counter));
        return Tally.of(locked, List.of(demands));
    }

    private static Demand consume(Counter counter, int amount) {
        return demand(counter, RecordKind.CONSUMPTION, decimal(amount));
    }

    private static Demand demand(Counter counter, RecordKind kind, BigDecimal amount) {
        return new Demand(counter.place().key(), kind, amount, null, "somebody", NOON);
    }

    private static Counter counter(String feature, Limit limit, BigDecimal used) {
        var meter = new MeterKey(STORE, "customer", "1", feature);
        return new Counter(1, new UUID(2, 2), Place.of(meter, limit, NOON), used, 7);
    }

    private static Limit limit(Overage overage, BigDecimal hard, int... soft) {
        var softLimits = Arrays.stream(soft).mapToObj(TallyTest::decimal).toList();
        return new Limit(hard, softLimits, overage, Period.NONE, ZoneOffset.UTC);
    }

    private static BigDecimal decimal(int amount) {
        return BigDecimal.valueOf(amount);
    }

    private static String told(Crossing crossing) {
        return switch (crossing) {
            case Warned(var counter, var soft) -> "%s warned at %s".formatted(soft, counter.used());
            case Reached(var _, var hard) -> "%s reached".formatted(hard);
            case Exceeded(var counter, var hard) -> "%s exceeded at %s".formatted(hard, counter.used());
        };
    }
}
