package dev.saldo.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.usage.UsageRecorded;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

/** A store whose clock was moved lives by it, and no other does. The job is too slow to get in the way. */
@SaldoTest
@TestPropertySource(properties = "saldo.usage.leases.expiry-interval=1h")
class StoreClockIT {

    private static final String LEASES = "/api/v1/usage/leases";
    private static final String JANUARY = "2020-01-15T09:00:00Z";
    private static final String LATE_JANUARY = "2020-01-31T23:59:59.999999Z";
    private static final String FEBRUARY = "2020-02-01T00:00:00Z";
    private static final String MARCH = "2020-03-01T00:00:00Z";

    private static final DateTimeFormatter PARTITION = DateTimeFormatter.ofPattern("'usage_record_'uuuu_MM");

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final MovedClock clock;
    private final List<DueWork> works;
    private final RecurringJob expiring;
    private final Clock wall;

    StoreClockIT(
            Api api,
            Events events,
            DatabaseClient db,
            MovedStores moved,
            List<DueWork> works,
            List<RecurringJob> jobs,
            Clock wall) {
        this.api = api.inFreshStore();
        this.events = events;
        this.db = db;
        this.clock = new MovedClock(db, moved, this.api.store());
        this.works = works;
        this.expiring = jobs.stream()
                .filter(job -> job.name().equals("expire-leases"))
                .findAny()
                .orElseThrow();
        this.wall = wall;
    }

    @Test
    void aCountBeginsAnewWhenTheStoreSaysItsPeriodIsOver() {
        var january = clock.to(JANUARY);
        var meter = Meter.in(api).limited(Map.of("hardLimit", 10, "period", "month"));

        assertThat(api.get("/api/v1/limits" + meter.path()).expect(200).text("resetsAt"))
                .isEqualTo(FEBRUARY);
        assertThat(meter.consume(10).expect(200).text("resetsAt")).isEqualTo(FEBRUARY);
        clock.to(LATE_JANUARY);
        assertThat(meter.consume(1).expect(200).text("allowed")).isEqualTo("false");

        clock.to(FEBRUARY);
        assertThat(meter.used()).isZero();
        assertThat(meter.read().expect(200).text("resetsAt")).isEqualTo(MARCH);
        assertThat(meter.consume(4).expect(200).text("used")).isEqualTo("4");

        var reached = events.await(
                Topics.FEATURE_LIMIT_REACHED, event -> event.subscriberId().equals(meter.subscriberId()));
        assertThat(reached.resetsAt()).isEqualTo(Instant.parse(FEBRUARY));
        assertThat(events.published(Topics.USAGE_RECORDED, api.store()))
                .extracting(UsageRecorded::recordedAt)
                .containsExactlyInAnyOrder(january, Instant.parse(FEBRUARY));
        assertThat(recordedAt(meter)).containsExactly(january, Instant.parse(FEBRUARY));
    }

    @Test
    void whatIsAskedForInSeveralStoresAtOnceIsCountedInTheirTimes() {
        var live = api.inFreshStore();
        var january = clock.to(JANUARY);
        var before = wall.instant().minusMillis(1);
        var here = Meter.in(api).limited(Map.of("period", "day"));
        var there = here.by(live).limited(Map.of("period", "day"));

        here.atOnce(32, meter -> {
            meter.consume(1).expect(200);
            return there.consume(1).expect(200);
        });

        assertThat(here.read().expect(200).text("resetsAt")).isEqualTo("2020-01-16T00:00:00Z");
        assertThat(recordedAt(here)).hasSize(32).containsOnly(january);
        assertThat(recordedAt(there)).hasSize(32).allMatch(before::isBefore);
    }

    @Test
    void anEventIsLateOrAheadByTheClockOfTheStore() {
        clock.to(JANUARY);
        var meter = Meter.in(api).limited(Map.of("period", "month"));

        assertThat(fate(meter, JANUARY)).isEqualTo("counted");
        assertThat(fate(meter, "2020-01-15T10:00:01Z")).isEqualTo("rejected");
        assertThat(fate(meter, "2019-12-31T23:59:59Z"))
                .as("two weeks after its month")
                .isEqualTo("late");
        assertThat(fate(meter, wall.instant().toString())).isEqualTo("rejected");

        clock.to("2020-02-04T00:00:00Z");
        assertThat(fate(meter, LATE_JANUARY)).as("72 hours after its month").isEqualTo("counted");
        clock.to("2020-02-04T00:00:00.000001Z");
        assertThat(fate(meter, LATE_JANUARY)).isEqualTo("late");
        assertThat(api.get("/api/v1/usage/events").expect(200).items())
                .extracting(event -> event.path("receivedAt").asString())
                .contains(JANUARY, "2020-02-04T00:00:00Z", "2020-02-04T00:00:00.000001Z")
                .allMatch(received -> received.startsWith("2020"));
    }

    @Test
    void aLeaseIsOverWhenTheStoreSaysSo() {
        clock.to(JANUARY);
        var meter = Meter.in(api).limitedTo(10);
        var shorter = lease(meter, Map.of("expiresAt", LATE_JANUARY));
        var longer = lease(meter, Map.of("ttlSeconds", 1_465_200)); // 16 days and 23 hours: the first of February, 8:00
        api.post(LEASES, body(meter, Map.of("expiresAt", JANUARY))).expect(422).at("/expiresAt");

        expiring.round().block();
        assertThat(settle(JANUARY)).as("years ago by the wall").isFalse();
        assertThat(nextDue()).isEqualTo(Instant.parse(LATE_JANUARY));
        assertThat(meter.used()).isEqualByComparingTo("6");

        clock.to(LATE_JANUARY);
        giveBack(shorter).expect(409).problem("lease-closed");
        assertThat(settle(LATE_JANUARY)).isTrue();
        assertThat(settle(LATE_JANUARY)).isFalse();
        var over = api.get(LEASES + "/{id}", shorter).expect(200);
        assertThat(List.of(over.text("status"), over.text("closedAt"))).containsExactly("EXPIRED", LATE_JANUARY);
        assertThat(nextDue()).isEqualTo(Instant.parse("2020-02-01T08:00:00Z"));

        clock.to(MARCH);
        expiring.round().block();
        assertThat(api.get(LEASES + "/{id}", longer).expect(200).text("closedAt"))
                .as("the job knows the clock as well")
                .isEqualTo(MARCH);
        assertThat(nextDue()).isNull();
        assertThat(meter.used()).isZero();
        assertThat(meter.recorded(db)).isZero();
    }

    @Test
    void aLeaseIsReturnedWhenTheStoreSaysItIs() {
        clock.to(JANUARY);
        var meter = Meter.in(api).limitedTo(10);
        var lease = lease(meter, Map.of("expiresAt", FEBRUARY));

        clock.to(LATE_JANUARY);

        assertThat(giveBack(lease).expect(200).text("closedAt")).isEqualTo(LATE_JANUARY);
    }

    @Test
    void aMonthThatAClockIsMovedToHasAPartitionOfItsOwn() {
        var inAYear = wall.instant().atZone(ZoneOffset.UTC).plusMonths(12);

        works.forEach(work -> work.settle(api.store(), inAYear.toInstant()).block());

        assertThat(partitions())
                .contains(inAYear.format(PARTITION), inAYear.plusMonths(2).format(PARTITION));
    }

    @Test
    void countingGoesOnYearsAheadOfTheWall() {
        var meter = Meter.in(api).limited(Map.of("period", "month"));
        var years = List.of("2031-03-31T23:59:59.999999Z", "2031-04-01T00:00:00Z", "2044-02-29T12:00:00Z");

        years.forEach(moment -> {
            clock.to(moment);
            assertThat(meter.consume(1).expect(200).text("used")).isEqualTo("1");
        });

        assertThat(recordedAt(meter))
                .containsExactlyElementsOf(years.stream().map(Instant::parse).toList());
    }

    private List<String> partitions() {
        return db.sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'usage_record'::regclass")
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    /** Whether there was something to do. */
    private boolean settle(String now) {
        return works.stream()
                .map(work -> work.settle(api.store(), Instant.parse(now)).block())
                .reduce(false, (one, other) -> one | other);
    }

    private Instant nextDue() {
        return works.stream()
                .map(work -> work.nextDue(api.store()).block())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private UUID lease(Meter meter, Map<String, Object> end) {
        return api.post(LEASES, body(meter, end)).expect(201).id();
    }

    private static Map<String, Object> body(Meter meter, Map<String, Object> end) {
        var body = new HashMap<>(end);
        body.putAll(Map.of("subscriber", meter.subscriber(), "feature", meter.feature(), "amount", 3));
        return body;
    }

    private Answer giveBack(UUID lease) {
        return api.post(LEASES + "/" + lease + "/return", Map.of("used", 1));
    }

    private String fate(Meter meter, String time) {
        var event = Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "//clock",
                "type",
                "org.example.used",
                "time",
                time,
                "subject",
                "customer/" + meter.subscriberId(),
                "data",
                Map.of("feature", meter.feature()));
        return api.sending("application/cloudevents+json")
                .post("/api/v1/usage/events", event)
                .expect(200)
                .json()
                .path("events")
                .get(0)
                .path("fate")
                .asString();
    }

    private List<Instant> recordedAt(Meter meter) {
        return db.sql("""
                        select r.recorded_at from usage_record r join usage_counter c on c.id = r.counter_id
                         where r.store_id = :store and c.store_id = :store and c.subscriber_id = :subscriber
                         order by r.recorded_at""")
                .bind("store", meter.api().store())
                .bind("subscriber", meter.subscriberId())
                .mapValue(Instant.class)
                .all()
                .collectList()
                .block();
    }
}
