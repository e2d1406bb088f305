package dev.saldo.usage.consumption;

import dev.saldo.kit.Pure;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.usage.consumption.Outcome.Answered;
import dev.saldo.usage.consumption.Outcome.KeyReused;
import dev.saldo.usage.counter.CounterKey;
import dev.saldo.usage.counter.Demand;
import dev.saldo.usage.counter.RecordKind;
import dev.saldo.usage.counter.Ruling;
import dev.saldo.usage.counter.UsageView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch of consumptions in the order of arrival, of which some may have been answered before, and some be the same.
 *
 * @param demands those that are to be counted
 */
@Pure
record Round(List<Step> steps, List<Demand> demands) {

    /** Names a consumption in its store. */
    record Key(UUID store, String text) {}

    /** What a key was used for before. */
    sealed interface Known {
        record Consumed(String fingerprint, UsageView view) implements Known {}

        /** A request of another kind. */
        record Foreign() implements Known {}
    }

    /** How one consumption gets its answer. */
    sealed interface Step {
        /** It is counted. */
        record First(Consumption consumption, int demand) implements Step {}

        /** It is answered as the one before it was. */
        record Again(int demand) implements Step {}

        record Replayed(UsageView view) implements Step {}

        record Reused() implements Step {}
    }

    /** What is new, so that it can be remembered. */
    record Fresh(Key key, Known.Consumed answer) {}

    /** @param counters where each is counted, in the order of the batch */
    static Round of(List<Consumption> batch, List<CounterKey> counters, Map<Key, Known> known, StoreTimes times) {
        var steps = new ArrayList<Step>();
        var demands = new ArrayList<Demand>();
        var firsts = new HashMap<Key, Step.First>();
        for (var index = 0; index < batch.size(); index++) {
            var consumption = batch.get(index);
            var step = before(consumption, known, firsts);
            if (step == null) {
                var first = new Step.First(consumption, demands.size());
                var now = times.in(consumption.meter().store());
                demands.add(demand(consumption, counters.get(index), now));
                if (consumption.key() != null) {
                    firsts.put(new Key(consumption.meter().store(), consumption.key()), first);
                }
                step = first;
            }
            steps.add(step);
        }
        return new Round(List.copyOf(steps), List.copyOf(demands));
    }

    /** @param rulings on the demands */
    List<Outcome> outcomes(List<Ruling> rulings) {
        return steps.stream()
                .<Outcome>map(step -> switch (step) {
                    case Step.First(var _, var demand) -> new Answered(UsageView.of(rulings.get(demand)));
                    case Step.Again(var demand) -> new Answered(UsageView.of(rulings.get(demand)));
                    case Step.Replayed(var view) -> new Answered(view);
                    case Step.Reused _ -> new KeyReused();
                })
                .toList();
    }

    List<Fresh> fresh(List<Ruling> rulings) {
        var fresh = new ArrayList<Fresh>();
        for (var step : steps) {
            if (step instanceof Step.First(var consumption, var demand) && consumption.key() != null) {
                fresh.add(new Fresh(
                        new Key(consumption.meter().store(), consumption.key()),
                        new Known.Consumed(consumption.fingerprint(), UsageView.of(rulings.get(demand)))));
            }
        }
        return fresh;
    }

    private static @Nullable Step before(Consumption consumption, Map<Key, Known> known, Map<Key, Step.First> firsts) {
        if (consumption.key() == null) {
            return null;
        }
        var key = new Key(consumption.meter().store(), consumption.key());
        var answer = known.get(key);
        if (answer != null) {
            return answer instanceof Known.Consumed(var fingerprint, var view)
                            && fingerprint.equals(consumption.fingerprint())
                    ? new Step.Replayed(view)
                    : new Step.Reused();
        }
        var first = firsts.get(key);
        if (first == null) {
            return null;
        }
        return first.consumption().fingerprint().equals(consumption.fingerprint())
                ? new Step.Again(first.demand())
                : new Step.Reused();
    }

    private static Demand demand(Consumption consumption, CounterKey counter, Instant now) {
        return new Demand(
                counter, RecordKind.CONSUMPTION, consumption.amount(), consumption.key(), consumption.actor(), now);
    }
}
