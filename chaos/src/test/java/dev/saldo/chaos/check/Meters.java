package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.STORE;
import static dev.saldo.chaos.check.Ledger.id;
import static dev.saldo.chaos.check.Ledger.told;

import dev.saldo.chaos.check.Evidence.Lease;
import dev.saldo.chaos.check.Evidence.Usage;
import dev.saldo.chaos.check.Evidence.UsageCounter;
import dev.saldo.chaos.check.Evidence.UsageEvent;
import dev.saldo.chaos.check.Evidence.UsageRecord;
import dev.saldo.chaos.load.Act;
import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Operation;
import dev.saldo.chaos.load.Told;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Counters that are right. The limited one, of at most 10: a consumption of 4, a lease of 5 of which 3 were used, one of
 * 3 that ended by itself, and then an event of 6, which takes it to 13. The open one: an event of 2, a consumption of 3.
 * And an event that matched nothing. Tests break one thing in them.
 */
final class Meters {

    static final long LIMITED = 1;
    static final long OPEN = 2;
    static final UUID LIMITED_DEVICE = id(201);
    static final UUID OPEN_DEVICE = id(202);
    static final UUID UNKNOWN_DEVICE = id(203);
    static final UUID RETURNED = id(204);
    static final UUID EXPIRED = id(205);

    static final Operation CONSUMING = operation(211, Act.CONSUME, LIMITED_DEVICE, 4);
    static final Operation CONSUMING_FREELY = operation(212, Act.CONSUME, OPEN_DEVICE, 3);
    static final Operation REPORTING = operation(213, Act.REPORT, LIMITED_DEVICE, 6);
    static final Operation PUBLISHING = operation(214, Act.PUBLISH, OPEN_DEVICE, 2);
    static final Operation REPORTING_IN_VAIN = operation(215, Act.REPORT, UNKNOWN_DEVICE, 1);
    static final Operation LEASING = operation(216, Act.LEASE, LIMITED_DEVICE, 5);
    static final Operation RETURNING = operation(217, Act.RETURN, RETURNED, 3);
    static final Operation LEASING_FOR_NOBODY = operation(218, Act.LEASE, LIMITED_DEVICE, 3);

    static final UsageRecord CONSUMED =
            record(LIMITED, 1, "consumption", 4, 4, CONSUMING.key().toString());
    static final UsageRecord LEASED = record(LIMITED, 2, "lease", 5, 9, RETURNED.toString());
    static final UsageRecord GIVEN_BACK = record(LIMITED, 3, "lease-return", -2, 7, RETURNED.toString());
    static final UsageRecord LEASED_AGAIN = record(LIMITED, 4, "lease", 3, 10, EXPIRED.toString());
    static final UsageRecord LAPSED = record(LIMITED, 5, "lease-expiry", -3, 7, EXPIRED.toString());
    static final UsageRecord HAPPENED = record(LIMITED, 6, "event", 6, 13, "there " + REPORTING.key());
    static final UsageRecord HAPPENED_ELSEWHERE = record(OPEN, 7, "event", 2, 2, "there " + PUBLISHING.key());
    static final UsageRecord CONSUMED_FREELY =
            record(OPEN, 8, "consumption", 3, 5, CONSUMING_FREELY.key().toString());

    static final List<UsageCounter> COUNTERS = List.of(
            new UsageCounter(LIMITED, STORE, LIMITED_DEVICE, 10L, 13, 13L),
            new UsageCounter(OPEN, STORE, OPEN_DEVICE, null, 5, 5L));
    static final List<UsageRecord> RECORDS =
            List.of(CONSUMED, LEASED, GIVEN_BACK, LEASED_AGAIN, LAPSED, HAPPENED, HAPPENED_ELSEWHERE, CONSUMED_FREELY);
    static final List<UsageEvent> EVENTS = List.of(
            event(REPORTING, "counted", 6), event(PUBLISHING, "counted", 2), event(REPORTING_IN_VAIN, "unmatched", 1));
    static final List<Lease> LEASES = List.of(
            new Lease(RETURNED, STORE, LIMITED_DEVICE, 5, 3L, "RETURNED"),
            new Lease(EXPIRED, STORE, LIMITED_DEVICE, 3, null, "EXPIRED"));

    static final List<Told.Entry> TOLD = List.of(
            told(CONSUMING, new Acknowledged("4")),
            told(CONSUMING_FREELY, new Acknowledged("5")),
            told(REPORTING, new Acknowledged("counted")),
            told(PUBLISHING, new Acknowledged("counted")),
            told(REPORTING_IN_VAIN, new Acknowledged("unmatched")),
            told(LEASING, RETURNED),
            told(RETURNING, RETURNED),
            Ledger.unknown(LEASING_FOR_NOBODY));

    private Meters() {}

    static Usage right() {
        return new Usage(COUNTERS, RECORDS, EVENTS, LEASES);
    }

    static Usage withCounters(UsageCounter... counters) {
        return new Usage(List.of(counters), RECORDS, EVENTS, LEASES);
    }

    static Usage without(UsageRecord... lost) {
        return withRecords(RECORDS.stream()
                .filter(record -> !Arrays.asList(lost).contains(record))
                .toArray(UsageRecord[]::new));
    }

    static Usage withMore(UsageRecord... more) {
        return withRecords(Stream.concat(RECORDS.stream(), Arrays.stream(more)).toArray(UsageRecord[]::new));
    }

    static Usage withRecords(UsageRecord... records) {
        return new Usage(COUNTERS, List.of(records), EVENTS, LEASES);
    }

    static Usage withEvents(UsageEvent... events) {
        return new Usage(COUNTERS, RECORDS, List.of(events), LEASES);
    }

    static Usage withLeases(Lease... leases) {
        return new Usage(COUNTERS, RECORDS, EVENTS, List.of(leases));
    }

    /** Books with nothing else in them. */
    static Evidence evidence(Usage usage) {
        return new Evidence(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Ledger.NO_SUBSCRIPTIONS,
                usage);
    }

    static UsageRecord record(long counter, long sequence, String kind, long amount, long after, String reference) {
        return new UsageRecord(STORE, counter, sequence, kind, amount, after, reference);
    }

    static UsageEvent event(Operation operation, String fate, long amount) {
        return new UsageEvent(STORE, "there", operation.key().toString(), fate, operation.subject(), amount);
    }

    private static Operation operation(long key, Act act, UUID subject, long amount) {
        return new Operation(id(key), act, STORE, subject, amount);
    }
}
