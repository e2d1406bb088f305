package dev.saldo.usage.consumption;

import static java.util.stream.Collectors.toSet;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.batch.NaturalBatching;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.IdempotencyBatch;
import dev.saldo.usage.consumption.Round.Known;
import dev.saldo.usage.counter.Counter;
import dev.saldo.usage.counter.CounterKey;
import dev.saldo.usage.counter.Counting;
import dev.saldo.usage.counter.Place;
import dev.saldo.usage.counter.Tally;
import dev.saldo.usage.counter.UsageView;
import dev.saldo.usage.limit.Limit;
import dev.saldo.usage.limit.LimitRepository;
import dev.saldo.usage.limit.MeterKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Counts what is asked for while it is asked for: all calls that arrive while one batch commits are the next. */
@Service
class Consuming {

    private static final JsonMapper JSON = ContractJson.mapper();

    private final Counting counting;
    private final LimitRepository limits;
    private final IdempotencyBatch answers;
    private final StoreClock clock;
    private final Clock wall;
    private final NaturalBatching<Consumption, Outcome> batches;

    Consuming(
            Counting counting,
            LimitRepository limits,
            IdempotencyBatch answers,
            StoreClock clock,
            Clock wall,
            ConsumptionProperties properties) {
        this.counting = counting;
        this.limits = limits;
        this.answers = answers;
        this.clock = clock;
        this.wall = wall;
        this.batches = new NaturalBatching<>(this::consume, properties.largestBatch(), properties.capacity());
    }

    Mono<Outcome> consume(Consumption consumption) {
        return batches.submit(consumption);
    }

    private Mono<List<Outcome>> consume(List<Consumption> batch) {
        return limits.of(batch.stream().map(Consumption::meter).distinct().toList())
                .zipWhen(_ -> times(batch), (known, times) -> places(batch, known, times))
                .flatMap(places -> counting.locked(
                        places, IdempotencyBatch.CONSTRAINT, counters -> count(batch, places, counters)));
    }

    private Mono<List<Outcome>> count(List<Consumption> batch, List<Place> places, Map<CounterKey, Counter> counters) {
        var keys = places.stream().map(Place::key).toList();
        return answers.find(keysOf(batch))
                .flatMap(found -> times(batch).flatMap(times -> {
                    var round = Round.of(batch, keys, known(found), times);
                    return settle(round, Tally.of(counters, round.demands()), times);
                }));
    }

    /** Keys are remembered by the wall, which they are forgotten by. */
    private Mono<List<Outcome>> settle(Round round, Tally tally, StoreTimes times) {
        var fresh = round.fresh(tally.rulings()).stream().map(Consuming::answer).toList();
        return counting.save(tally, times)
                .then(Mono.defer(() -> answers.keep(fresh, Times.now(wall))))
                .thenReturn(round.outcomes(tally.rulings()));
    }

    private Mono<StoreTimes> times(List<Consumption> batch) {
        return clock.now(batch.stream().map(one -> one.meter().store()).collect(toSet()));
    }

    private static List<Place> places(List<Consumption> batch, Map<MeterKey, Limit> limits, StoreTimes times) {
        return batch.stream()
                .map(one -> Place.of(
                        one.meter(),
                        limits.get(one.meter()),
                        times.in(one.meter().store())))
                .toList();
    }

    private static Set<IdempotencyBatch.Key> keysOf(List<Consumption> batch) {
        var keys = new HashSet<IdempotencyBatch.Key>();
        for (var consumption : batch) {
            if (consumption.key() != null) {
                keys.add(new IdempotencyBatch.Key(consumption.meter().store(), consumption.key()));
            }
        }
        return keys;
    }

    private static Map<Round.Key, Known> known(Map<IdempotencyBatch.Key, IdempotencyBatch.Answer> found) {
        var known = new HashMap<Round.Key, Known>();
        found.forEach((key, answer) -> known.put(new Round.Key(key.store(), key.text()), known(answer)));
        return known;
    }

    private static Known known(IdempotencyBatch.Answer answer) {
        return answer.fingerprint().startsWith(Consumption.MARK)
                ? new Known.Consumed(answer.fingerprint(), JSON.readValue(answer.body(), UsageView.class))
                : new Known.Foreign();
    }

    private static IdempotencyBatch.Answer answer(Round.Fresh fresh) {
        return new IdempotencyBatch.Answer(
                new IdempotencyBatch.Key(fresh.key().store(), fresh.key().text()),
                fresh.answer().fingerprint(),
                JSON.writeValueAsString(fresh.answer().view()));
    }
}
