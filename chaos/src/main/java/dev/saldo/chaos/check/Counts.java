package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Usage;
import dev.saldo.chaos.check.Evidence.UsageCounter;
import dev.saldo.chaos.check.Evidence.UsageEvent;
import dev.saldo.chaos.check.Evidence.UsageRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 4: a counter is the sum of its records, each of which starts where the one before ended; what asks first
 * never takes it above its hard limit; each consumption, event and lease is counted once. The run changes no limit.
 */
final class Counts {

    /** What records are there for. */
    private record Cause(UUID store, String reference) {}

    /** One record of usage, or what it should be. */
    private record Count(@Nullable UUID subscriber, String kind, long amount) {}

    private final Breaches breaches = new Breaches();
    private final Map<Long, UsageCounter> counters;
    private final Map<Long, List<UsageRecord>> byCounter;
    private final Map<Cause, List<UsageRecord>> byCause;

    private Counts(Usage usage) {
        var records = usage.records().stream()
                .sorted(Comparator.comparingLong(UsageRecord::sequence))
                .toList();
        this.counters = usage.counters().stream().collect(toMap(UsageCounter::row, counter -> counter));
        this.byCounter = records.stream().collect(groupingBy(UsageRecord::counter));
        this.byCause =
                records.stream().collect(groupingBy(one -> new Cause(one.store(), String.valueOf(one.reference()))));
    }

    static Finding check(Usage usage) {
        var check = new Counts(usage);
        usage.counters().forEach(check::counter);
        check.byCounter.keySet().stream()
                .filter(row -> !check.counters.containsKey(row))
                .forEach(row -> check.breaches.add("counter %d has records and is not there".formatted(row)));
        usage.events().forEach(check::event);
        usage.leases().forEach(check::lease);
        check.others(usage);
        return Finding.of(4, "a hard limit is never overshot, a usage event is counted once", check.breaches);
    }

    private void counter(UsageCounter counter) {
        var used = 0L;
        for (var one : byCounter.getOrDefault(counter.row(), List.of())) {
            breaches.looked();
            breaches.unless(
                    one.after() == used + one.amount(),
                    "record %d leaves %d, after %d and %d".formatted(one.sequence(), one.after(), used, one.amount()));
            breaches.unless(
                    !one.isAskedFor() || counter.hard() == null || one.after() <= counter.hard(),
                    "record %d (%s %s) leaves %d, above the hard limit of %d"
                            .formatted(one.sequence(), one.kind(), one.reference(), one.after(), counter.hard()));
            used = one.after();
        }
        breaches.unless(
                counter.used() == used,
                "subscriber %s has used %d, the records lead to %d"
                        .formatted(counter.subscriber(), counter.used(), used));
        breaches.unless(
                Objects.equals(counter.shown(), counter.used()),
                "subscriber %s has used %d, the API says %d"
                        .formatted(counter.subscriber(), counter.used(), counter.shown()));
    }

    private void event(UsageEvent event) {
        breaches.looked();
        expect(
                "event %s (%s)".formatted(event.name(), event.fate()),
                new Cause(event.store(), event.name()),
                event.fate().equals("counted")
                        ? List.of(new Count(event.subscriber(), "event", event.amount()))
                        : List.of());
    }

    private void lease(Lease lease) {
        breaches.looked();
        var expected = new ArrayList<Count>();
        expected.add(new Count(lease.subscriber(), "lease", lease.amount()));
        if (lease.status().equals("RETURNED")) {
            var used = Objects.requireNonNullElse(lease.used(), 0L);
            expected.add(new Count(lease.subscriber(), "lease-return", used - lease.amount()));
        } else if (lease.status().equals("EXPIRED")) {
            expected.add(new Count(lease.subscriber(), "lease-expiry", -lease.amount()));
        }
        expect(
                "lease %s (%s)".formatted(lease.id(), lease.status()),
                new Cause(lease.store(), lease.id().toString()),
                expected);
    }

    private void expect(String what, Cause cause, List<Count> expected) {
        var found =
                byCause.getOrDefault(cause, List.of()).stream().map(this::count).toList();
        breaches.unless(found.equals(expected), "%s has the records %s instead of %s".formatted(what, found, expected));
    }

    private Count count(UsageRecord one) {
        var counter = counters.get(one.counter());
        return new Count(counter == null ? null : counter.subscriber(), one.kind(), one.amount());
    }

    /** What is neither an event's nor a lease's is a consumption, and there once. */
    private void others(Usage usage) {
        var known = new HashSet<Cause>();
        usage.events().forEach(event -> known.add(new Cause(event.store(), event.name())));
        usage.leases()
                .forEach(lease -> known.add(new Cause(lease.store(), lease.id().toString())));
        byCause.forEach((cause, found) -> {
            var isOneConsumption = found.size() == 1 && found.getFirst().isConsumption();
            breaches.unless(
                    isOneConsumption || known.contains(cause),
                    "%s has the records %s"
                            .formatted(
                                    cause.reference(),
                                    found.stream().map(this::count).toList()));
        });
    }
}
