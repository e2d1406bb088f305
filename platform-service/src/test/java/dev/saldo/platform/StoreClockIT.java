package dev.saldo.platform;

import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.job.RecurringJob;
import dev.saldo.platform.Shop.Sale;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** A store whose clock was moved lives by it, and no other does. */
@SaldoTest
class StoreClockIT {

    private static final String JANUARY = "2020-01-15T09:00:00Z";
    private static final String FEBRUARY = "2020-02-15T09:00:00Z";
    private static final String LATE_FEBRUARY = "2020-02-15T09:00:01Z";

    private static final DateTimeFormatter PARTITION = DateTimeFormatter.ofPattern("'credit_movement_'uuuu_MM");

    private final Api api;
    private final Shop shop;
    private final Events events;
    private final MovedClock clock;
    private final DatabaseClient db;
    private final List<DueWork> works;
    private final List<RecurringJob> jobs;
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
        this.shop = new Shop(this.api, events);
        this.events = events;
        this.db = db;
        this.clock = new MovedClock(db, moved, this.api.store());
        this.works = works;
        this.jobs =
                jobs.stream().filter(job -> job.name().startsWith("expire-")).toList();
        this.wall = wall;
    }

    @Test
    void whatIsAskedForHappensWhenTheStoreSaysItIs() {
        var then = clock.to(JANUARY);

        var platform = shop.stocked("10.00");
        api.post(credits(platform) + "/deduct", Shop.amount("1.00")).expect(201);
        api.post(credits(platform) + "/adjust", """
                        {"amount": {"amount": "-1.50", "currency": "USD"}, "reason": "supplier error"}""").expect(201);

        assertThat(movements(platform)).extracting(StoreClockIT::occurredAt).containsExactly(then, then, then);
        var lot = api.get("/api/v1/platforms/" + platform + "/lots")
                .expect(200)
                .items()
                .getFirst();
        assertThat(lot.get("depositedAt").asString()).isEqualTo(JANUARY);
        var shown = api.get("/api/v1/platforms/{id}", platform).expect(200);
        assertThat(List.of(shown.text("createdAt"), shown.text("updatedAt"))).containsOnly(JANUARY);
    }

    @Test
    void salesOfSeveralStoresAreEachDeductedInTheirOwnTime() {
        var then = clock.to(JANUARY);
        var live = new Shop(api.inFreshStore(), events);
        var here = shop.stocked("100.00");
        var there = live.stocked("100.00");
        var before = wall.instant().minusMillis(1);
        var sales = IntStream.range(0, 40)
                .mapToObj(_ -> shop.sale(cost(here, "1.00")))
                .toList();
        var others = IntStream.range(0, 40)
                .mapToObj(_ -> live.sale(cost(there, "1.00")))
                .toList();

        shop.confirmAll(sales);
        live.confirmAll(others);

        assertThat(sales)
                .allSatisfy(sale -> assertThat(deducted(sale))
                        .extracting(Movement::occurredAt)
                        .containsExactly(then));
        assertThat(others)
                .allSatisfy(sale -> assertThat(deducted(sale))
                        .extracting(Movement::occurredAt)
                        .allMatch(before::isBefore));
    }

    @Test
    void aRefundHappensWhenTheStoreSaysItIs() {
        var platform = shop.stocked("10.00");
        var sale = shop.sale(cost(platform, "1.00"));
        shop.confirm(sale);
        deducted(sale);

        var then = clock.to("2040-05-05T05:05:05Z");
        shop.refund(sale);

        var refunded =
                events.await(Topics.CREDIT_REFUNDED, answer -> answer.saleId().equals(sale.id()));
        assertThat(refunded.movements()).extracting(Movement::occurredAt).containsExactly(then);
    }

    @Test
    void whatIsLeftOfALotGoesWhenTheStoreSaysItsTimeIsOver() {
        clock.to(JANUARY);
        var platform = shop.platform();
        deposit(platform, JANUARY).expect(422).problem("invalid").at("/expiresAt");
        deposit(platform, FEBRUARY).expect(201);
        deposit(platform, LATE_FEBRUARY).expect(201);

        runJobs();
        settle();
        assertThat(shop.balance(platform)).as("years ago by the wall").isEqualTo(usd("20.00"));
        assertThat(nextDue()).isEqualTo(Instant.parse(FEBRUARY));

        var then = clock.to(FEBRUARY);
        settle();
        assertThat(shop.balance(platform)).isEqualTo(usd("10.00"));
        assertThat(occurredAt(movements(platform).getLast())).isEqualTo(then);
        assertThat(nextDue()).isEqualTo(Instant.parse(LATE_FEBRUARY));

        clock.to(LATE_FEBRUARY);
        runJobs();
        assertThat(shop.balance(platform)).as("the jobs know the clock as well").isEqualTo(usd("0.00"));
        assertThat(nextDue()).isNull();
        assertThat(api.get(credits(platform) + "/verify").expect(200).text("intact"))
                .isEqualTo("true");
    }

    @Test
    void aHoldEndsWhenTheStoreSaysItsTimeIsOver() {
        clock.to(JANUARY);
        var platform = shop.stocked("10.00");
        var lasting = hold(
                platform, "\"ttlSeconds\": %d".formatted(Duration.ofDays(31).toSeconds()));
        var longer = hold(platform, "\"expiresAt\": \"%s\"".formatted(LATE_FEBRUARY));

        runJobs();
        settle();
        assertThat(List.of(statusOf(platform, lasting), statusOf(platform, longer)))
                .containsOnly("OPEN");
        assertThat(nextDue()).isEqualTo(Instant.parse(FEBRUARY));

        clock.to(FEBRUARY);
        settle();
        assertThat(api.get(holds(platform) + "/" + lasting).expect(200).text("endedAt"))
                .isEqualTo(FEBRUARY);
        assertThat(statusOf(platform, lasting)).isEqualTo("EXPIRED");
        assertThat(statusOf(platform, longer)).isEqualTo("OPEN");

        clock.to(LATE_FEBRUARY);
        api.post(holds(platform) + "/" + longer + "/post").expect(409).problem("hold-not-open");
        runJobs();
        assertThat(statusOf(platform, longer)).isEqualTo("EXPIRED");
    }

    @Test
    void whatIsDueInOneStoreIsNoBusinessOfAnother() {
        clock.to(FEBRUARY);
        var platform = shop.platform();
        deposit(platform, LATE_FEBRUARY).expect(201);
        var live = new Shop(api.inFreshStore(), events);

        clock.to(LATE_FEBRUARY);
        works.forEach(work ->
                assertThat(work.settle(live.store(), wall.instant()).block()).isFalse());
        assertThat(works)
                .allSatisfy(work ->
                        assertThat(work.nextDue(live.store()).blockOptional()).isEmpty());
    }

    @Test
    void aMonthThatAClockIsMovedToHasAPartitionOfItsOwn() {
        var inAYear = wall.instant().atZone(ZoneOffset.UTC).plusMonths(12);

        works.forEach(work -> work.settle(api.store(), inAYear.toInstant()).block());

        assertThat(partitions())
                .contains(inAYear.format(PARTITION), inAYear.plusMonths(2).format(PARTITION));
    }

    @Test
    void aLedgerGoesOnYearsAheadOfTheWall() {
        var platform = shop.platform();
        var years = List.of("2031-03-31T23:59:59.999999Z", "2031-04-01T00:00:00Z", "2044-02-29T12:00:00Z");

        years.forEach(moment -> {
            clock.to(moment);
            shop.deposit(platform, "1.00");
        });

        assertThat(movements(platform))
                .extracting(movement -> movement.get("occurredAt").asString())
                .containsExactlyElementsOf(years);
        assertThat(api.get(credits(platform) + "/movements?from=2031-04-01T00:00:00Z&to=2032-01-01T00:00:00Z")
                        .expect(200)
                        .items())
                .hasSize(1);
        assertThat(api.get(credits(platform) + "/verify").expect(200).text("intact"))
                .isEqualTo("true");
    }

    private List<String> partitions() {
        return db.sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'credit_movement'::regclass")
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    private void runJobs() {
        jobs.forEach(job -> job.round().block());
    }

    /** As often as there is something to do. */
    private void settle() {
        var now = db.sql("select now from kit.store_clock where store_id = :store")
                .bind("store", api.store())
                .mapValue(Instant.class)
                .one()
                .block();
        works.forEach(work -> {
            while (Boolean.TRUE.equals(work.settle(api.store(), now).block())) {}
        });
    }

    private Instant nextDue() {
        return works.stream()
                .map(work -> work.nextDue(api.store()).block())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Movement> deducted(Sale sale) {
        return events.await(Topics.CREDIT_DEDUCTED, answer -> sale.id().equals(answer.saleId()))
                .movements();
    }

    private Answer deposit(UUID platform, String expiry) {
        return api.post(credits(platform), """
                {"amount": {"amount": "10.00", "currency": "USD"}, "expiresAt": "%s"}""".formatted(expiry));
    }

    private UUID hold(UUID platform, String end) {
        return api.post(holds(platform), """
                        {"amount": {"amount": "4.00", "currency": "USD"}, %s}""".formatted(end)).expect(201).id();
    }

    private String statusOf(UUID platform, UUID hold) {
        return api.get(holds(platform) + "/" + hold).expect(200).text("status");
    }

    private static String holds(UUID platform) {
        return "/api/v1/platforms/" + platform + "/holds";
    }

    private List<JsonNode> movements(UUID platform) {
        return api.get(credits(platform) + "/movements").expect(200).items();
    }

    private static Instant occurredAt(JsonNode movement) {
        return Instant.parse(movement.get("occurredAt").asString());
    }
}
