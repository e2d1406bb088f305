package dev.saldo.usage.counter;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.usage.FeatureLimitExceeded;
import dev.saldo.contracts.usage.FeatureLimitReached;
import dev.saldo.contracts.usage.FeatureLimitWarned;
import dev.saldo.contracts.usage.UsageRecorded;
import dev.saldo.kit.clock.StoreTimes;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.counter.Crossing.Exceeded;
import dev.saldo.usage.counter.Crossing.Reached;
import dev.saldo.usage.counter.Crossing.Warned;
import dev.saldo.usage.counter.Ruling.Counted;
import dev.saldo.usage.limit.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is published about counters. A commit tells of a counter once, however many records it adds there. */
final class CounterContract {

    private CounterContract() {}

    static List<OutboxMessage> messages(Tally tally, StoreTimes times) {
        Map<CounterKey, List<Counted>> byCounter =
                tally.counted().stream().collect(groupingBy(one -> one.demand().counter()));
        var messages = new ArrayList<OutboxMessage>();
        tally.changed()
                .forEach(counter -> messages.add(recorded(
                        counter,
                        Objects.requireNonNull(byCounter.get(counter.place().key())),
                        nowAt(counter, times))));
        tally.crossings().forEach(crossing -> messages.add(crossed(crossing, nowAt(crossing.counter(), times))));
        return messages;
    }

    private static Instant nowAt(Counter counter, StoreTimes times) {
        return times.in(counter.place().meter().store());
    }

    private static OutboxMessage recorded(Counter counter, List<Counted> records, Instant now) {
        var meter = counter.place().meter();
        var amount = records.stream().map(one -> one.demand().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var body = new UsageRecorded(
                counter.id(),
                meter.subscriberType(),
                meter.subscriberId(),
                meter.feature(),
                Amounts.plain(amount),
                records.size(),
                Amounts.plain(counter.used()),
                periodStart(counter),
                resetsAt(counter),
                now,
                counter.sequence());
        return OutboxMessage.of(Topics.USAGE_RECORDED, meter.store(), counter.id(), body);
    }

    private static OutboxMessage crossed(Crossing crossing, Instant now) {
        return switch (crossing) {
            case Warned(var counter, var soft) -> warned(counter, soft, now);
            case Reached(var counter, var hard) -> reached(counter, hard, now);
            case Exceeded(var counter, var hard) -> exceeded(counter, hard, now);
        };
    }

    private static OutboxMessage warned(Counter counter, BigDecimal soft, Instant now) {
        var meter = counter.place().meter();
        var limit = Objects.requireNonNull(counter.limit());
        var body = new FeatureLimitWarned(
                counter.id(),
                meter.subscriberType(),
                meter.subscriberId(),
                meter.feature(),
                Amounts.plain(counter.used()),
                soft,
                limit.hard(),
                resetsAt(counter),
                now,
                counter.sequence());
        return OutboxMessage.of(Topics.FEATURE_LIMIT_WARNED, meter.store(), counter.id(), body);
    }

    private static OutboxMessage reached(Counter counter, BigDecimal hard, Instant now) {
        var meter = counter.place().meter();
        var body = new FeatureLimitReached(
                counter.id(),
                meter.subscriberType(),
                meter.subscriberId(),
                meter.feature(),
                Amounts.plain(counter.used()),
                hard,
                resetsAt(counter),
                now,
                counter.sequence());
        return OutboxMessage.of(Topics.FEATURE_LIMIT_REACHED, meter.store(), counter.id(), body);
    }

    private static OutboxMessage exceeded(Counter counter, BigDecimal hard, Instant now) {
        var meter = counter.place().meter();
        var body = new FeatureLimitExceeded(
                counter.id(),
                meter.subscriberType(),
                meter.subscriberId(),
                meter.feature(),
                Amounts.plain(counter.used()),
                hard,
                Amounts.plain(counter.used().subtract(hard)),
                resetsAt(counter),
                now,
                counter.sequence());
        return OutboxMessage.of(Topics.FEATURE_LIMIT_EXCEEDED, meter.store(), counter.id(), body);
    }

    private static @Nullable Instant periodStart(Counter counter) {
        return counter.place().period() == Period.NONE
                ? null
                : counter.place().span().start();
    }

    private static @Nullable Instant resetsAt(Counter counter) {
        return counter.place().span().end();
    }
}
