package dev.saldo.usage.event;

import static java.util.stream.Collectors.toSet;

import dev.saldo.kit.batch.NaturalBatching;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.usage.counter.Counter;
import dev.saldo.usage.counter.CounterKey;
import dev.saldo.usage.counter.Counting;
import dev.saldo.usage.counter.Place;
import dev.saldo.usage.counter.Tally;
import dev.saldo.usage.event.Reading.Usage;
import dev.saldo.usage.event.Verdict.Countable;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.LimitRepository;
import dev.saldo.usage.limit.MeterKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Counts what has happened already. What arrives while one batch commits is the next. */
@Service
class Reporting {

    private final Counting counting;
    private final LimitRepository limits;
    private final EventRepository events;
    private final StoreClock clock;
    private final Duration grace;
    private final NaturalBatching<List<Report>, List<Told>> batches;

    Reporting(
            Counting counting,
            LimitRepository limits,
            EventRepository events,
            StoreClock clock,
            EventProperties properties) {
        this.counting = counting;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
        this.grace = properties.grace();
        this.batches = new NaturalBatching<>(this::reportAll, properties.largestBatch(), properties.capacity());
    }

    /** The fates of the events, in their order. */
    Mono<List<Told>> report(List<Report> reports) {
        return reports.isEmpty() ? Mono.just(List.of()) : batches.submit(reports);
    }

    private Mono<List<List<Told>>> reportAll(List<List<Report>> batch) {
        var reports = batch.stream().flatMap(List::stream).toList();
        return limits.of(metersOf(reports))
                .zipWhen(_ -> times(reports), (known, times) -> verdicts(reports, known, times))
                .flatMap(verdicts -> counting.locked(
                        places(verdicts), EventRepository.CONSTRAINT, counters -> decide(reports, verdicts, counters)))
                .map(told -> split(batch, told));
    }

    private Mono<List<Told>> decide(List<Report> reports, List<Verdict> verdicts, Map<CounterKey, Counter> counters) {
        return events.lock(keysOf(reports))
                .flatMap(earlier -> times(reports).flatMap(times -> {
                    var judgement = Judgement.of(reports, verdicts, earlier);
                    return save(judgement, Tally.of(counters, judgement.demands()), earlier, times);
                }));
    }

    private Mono<List<Told>> save(Judgement judgement, Tally tally, Map<EventKey, Fate> earlier, StoreTimes times) {
        var told = judgement.told(tally.rulings());
        var decided = told.stream().filter(one -> one.fate() != Fate.DUPLICATE).toList();
        return counting.save(tally, times)
                .then(Mono.defer(() -> events.add(
                        decided.stream()
                                .filter(one -> !earlier.containsKey(one.key()))
                                .toList(),
                        times)))
                .then(Mono.defer(() -> events.decideAnew(decided.stream()
                        .filter(one -> earlier.containsKey(one.key()))
                        .toList())))
                .then(Mono.defer(() -> events.countDuplicates(told.stream()
                        .filter(one -> one.fate() == Fate.DUPLICATE)
                        .map(Told::key)
                        .toList())))
                .thenReturn(told);
    }

    private Mono<StoreTimes> times(List<Report> reports) {
        return clock.now(reports.stream().map(Reporting::storeOf).collect(toSet()));
    }

    private static UUID storeOf(Report report) {
        return report.event().key().store();
    }

    private List<Verdict> verdicts(List<Report> reports, Map<MeterKey, Limit> known, StoreTimes times) {
        return reports.stream()
                .map(report -> Verdict.on(report.event(), limitOf(report, known), times.in(storeOf(report)), grace))
                .toList();
    }

    private static @Nullable Limit limitOf(Report report, Map<MeterKey, Limit> known) {
        return report.event() instanceof Usage usage ? known.get(usage.meter()) : null;
    }

    private static Set<MeterKey> metersOf(List<Report> reports) {
        var meters = new HashSet<MeterKey>();
        for (var report : reports) {
            if (report.event() instanceof Usage usage) {
                meters.add(usage.meter());
            }
        }
        return meters;
    }

    private static Set<EventKey> keysOf(List<Report> reports) {
        var keys = new HashSet<EventKey>();
        reports.forEach(report -> keys.add(report.event().key()));
        return keys;
    }

    private static List<Place> places(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Countable.class::isInstance)
                .map(verdict -> ((Countable) verdict).place())
                .toList();
    }

    private static List<List<Told>> split(List<List<Report>> batch, List<Told> told) {
        var split = new ArrayList<List<Told>>();
        var from = 0;
        for (var reports : batch) {
            split.add(told.subList(from, from + reports.size()));
            from += reports.size();
        }
        return split;
    }
}
