package dev.saldo.usage.counter;

import dev.saldo.kit.Pure;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.counter.Ruling.Counted;
import dev.saldo.usage.counter.Ruling.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The count of a batch: decided over locked counters, in the order of arrival.
 *
 * @param rulings one for every demand, in their order
 * @param changed the counters that changed, as they are now
 * @param crossings the limits that were crossed on the way
 */
@Pure
public record Tally(List<Ruling> rulings, List<Counter> changed, List<Crossing> crossings) {

    /** Every demand is about one of the counters. */
    public static Tally of(Map<CounterKey, Counter> locked, List<Demand> demands) {
        var counters = new LinkedHashMap<CounterKey, Counter>();
        var rulings = new ArrayList<Ruling>();
        var crossings = new ArrayList<Crossing>();
        for (var demand : demands) {
            var before = counters.containsKey(demand.counter())
                    ? Objects.requireNonNull(counters.get(demand.counter()))
                    : Objects.requireNonNull(locked.get(demand.counter()), "a counter that is not locked");
            var ruling = rule(before, demand);
            rulings.add(ruling);
            if (ruling instanceof Counted(var _, var after)) {
                var next = before.sequence() == sequenceOf(locked, demand) ? after.inNextCommit() : after;
                counters.put(demand.counter(), next);
                crossings.addAll(Crossing.between(before.used(), next));
            }
        }
        return new Tally(List.copyOf(rulings), List.copyOf(counters.values()), List.copyOf(crossings));
    }

    /** Those that are counted. */
    List<Counted> counted() {
        return rulings.stream()
                .filter(Counted.class::isInstance)
                .map(Counted.class::cast)
                .toList();
    }

    private static long sequenceOf(Map<CounterKey, Counter> locked, Demand demand) {
        return Objects.requireNonNull(locked.get(demand.counter())).sequence();
    }

    private static Ruling rule(Counter counter, Demand demand) {
        var used = counter.used().add(demand.amount());
        var limit = counter.limit();
        if (used.compareTo(Amounts.MOST) > 0) {
            return new Refused(demand, counter, Reason.COUNTER_FULL);
        }
        return demand.kind().isAskedFor() && limit != null && limit.refuses(used)
                ? new Refused(demand, counter, Reason.LIMIT_REACHED)
                : new Counted(demand, counter.with(used));
    }
}
