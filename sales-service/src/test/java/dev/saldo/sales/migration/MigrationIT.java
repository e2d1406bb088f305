package dev.saldo.sales.migration;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PlanVersion;
import dev.saldo.contracts.catalog.ProductChanged;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.kit.id.Ids;
import dev.saldo.money.Money;
import dev.saldo.sales.Shop;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.sales.subscription.PlanMoves;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** All subscriptions of a plan and its next version; the job only runs when a test says so. */
@SaldoTest
@TestPropertySource(properties = {"saldo.subscriptions.migrations.every=1h", "saldo.subscriptions.migrations.batch=20"})
class MigrationIT {

    private static final String MIGRATIONS = SUBSCRIPTIONS + "/migrations";

    private final Shop shop;
    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final MovedClock clock;
    private final List<DueWork> works;
    private final RunningMigrations job;
    private final Migrations impatient;

    private UUID product = Ids.next();
    private UUID plan = Ids.next();
    private UUID customer = Ids.next();

    MigrationIT(
            Api api,
            Events events,
            DatabaseClient db,
            MovedStores moved,
            List<DueWork> works,
            RunningMigrations job,
            MigrationRepository repository,
            AffectedSubscriptions affected,
            PlanMoves moves,
            StoreClock storeClock,
            Audit audit,
            Clock wall) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
        this.events = events;
        this.db = db;
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
        this.job = job;
        var noTime = new MigrationProperties(Duration.ofHours(1), 20, Duration.ZERO);
        this.impatient = new Migrations(repository, affected, moves, storeClock, audit, noTime, wall);
    }

    @BeforeEach
    void publishTheFirstVersion() {
        clock.to("2026-01-31T09:00:00Z");
        product = shop.product("OFFICE-" + Ids.next(), "10.00", new Supplier(shop.platform("Acme"), "0.00"));
        customer = shop.customer();
        plan = Ids.next();
        publish(plan, version(1, "10.00", 1, "USD", "EUR"));
    }

    @Test
    void whatAPreviewShowsIsWhatIsMovedAndBilled() {
        var active = confirmed(180, 1);
        var agreed = confirmed(Map.of("unitPrice", money("7.00")));
        var trial = confirmed(Map.of("trialDays", 60));
        var later = confirmed(Map.of("startDate", "2026-06-01"));
        var paused = confirmed(1, 1).getFirst();
        act(paused, "pause").expect(200);
        var pastDue = confirmed(1, 1).getFirst();
        fallsPastDue(pastDue);
        var leaving = confirmed(1, 1).getFirst();
        change(leaving, Map.of("quantity", 9, "when", "period-end"));
        var elsewhere = confirmed(Map.of("startDate", "2026-06-01", "currency", "EUR"));
        var quoted = draft(Map.of());
        api.post(SUBSCRIPTIONS + "/" + quoted + "/quote", Map.of("validUntil", "2026-12-31"))
                .expect(200);
        var over = confirmed(1, 1).getFirst();
        api.post(SUBSCRIPTIONS + "/" + over + "/cancel", Map.of("when", "now")).expect(200);
        publish(plan, version(1, "10.00", 1, "USD", "EUR"), version(2, "16.00", 2, "USD"));
        clock.to("2026-02-14T12:00:00Z");

        var shown = preview(Map.of("when", "now")).expect(200);

        // 180 active, the agreed price, the trial, what begins in June
        assertThat(shown.number("subscriptions")).isEqualTo(183);
        assertThat(shown.number("toVersion")).isEqualTo(2);
        assertThat(shown.number("unaffected")).isEqualTo(2);
        assertThat(shown.number("refusedCount")).isEqualTo(4);
        assertThat(shown.json().get("refused"))
                .extracting(one -> one.get("subscriptionId").asString() + " "
                        + one.get("code").asString())
                .containsExactlyInAnyOrder(
                        paused + " paused-unbilled",
                        pastDue + " transition-not-allowed",
                        leaving + " change-scheduled",
                        elsewhere + " not-priced");
        // one of 10.00 becomes two of 16.00; of 7.00 two
        assertThat(shown.text("perPeriod.0.currency")).isEqualTo("USD");
        assertThat(shown.money("perPeriod.0.before")).isEqualTo(usd("1827.00"));
        assertThat(shown.money("perPeriod.0.after")).isEqualTo(usd("5838.00"));
        // half of the period is left: 16.00 less 5.00, and 7.00 less 3.50
        assertThat(shown.money("dueNow.0")).isEqualTo(usd("1983.50"));
        assertThat(shown.number("dearer")).isEqualTo(183);
        assertThat(shown.number("cheaper") + shown.number("same")).isZero();
        assertThat(shown.json().get("complete").asBoolean()).isTrue();
        assertThat(shop.count("subscription_charge", "kind = 'PLAN_CHANGE'")).isZero();

        var migration = start(Map.of("when", "now")).expect(202);
        assertThat(migration.text("status")).isEqualTo("running");
        assertThat(migration.number("total")).isEqualTo(187);
        // two replicas at once
        Mono.when(job.round(), job.round()).block();

        var done = api.get(MIGRATIONS + "/{id}", migration.id()).expect(200);
        assertThat(done.text("status")).isEqualTo("done");
        assertThat(done.number("moved")).isEqualTo(183);
        assertThat(done.number("refused")).isEqualTo(4);
        assertThat(done.text("finishedAt")).isEqualTo("2026-02-14T12:00:00Z");
        assertThat(planChanges()).isEqualTo(usd("1983.50"));
        assertThat(movedOnce(migration.id())).isEqualTo(183);
        assertThat(versionsOf(active)).containsOnly(2L);
        var kept = api.get(SUBSCRIPTIONS + "/{id}", agreed).expect(200);
        assertThat(kept.money("total")).isEqualTo(usd("14.00"));
        assertThat(versionsOf(List.of(agreed, trial, later))).containsOnly(2L);
        assertThat(versionsOf(List.of(paused, pastDue, leaving, elsewhere, quoted, over)))
                .containsOnly(1L);
        assertThat(items(migration.id(), "refused"))
                .containsExactlyInAnyOrder(
                        "refused paused-unbilled",
                        "refused transition-not-allowed",
                        "refused change-scheduled",
                        "refused not-priced");
        var told = events.await(
                Topics.SUBSCRIPTION_PLAN_CHANGED,
                changed -> changed.subscription().subscriptionId().equals(active.getFirst()));
        assertThat(told.previousPlanVersion()).isEqualTo(1);
        assertThat(told.charge())
                .isNotNull()
                .satisfies(charge -> assertThat(charge.total()).isEqualTo(usd("11.00")));
    }

    @Test
    void atTheEndOfTheirPeriodsAllThatGoOnAreMovedAndBilledTheNewPrice() {
        var active = confirmed(60, 1);
        var trial = confirmed(Map.of("trialDays", 20));
        var paused = confirmed(1, 1).getFirst();
        api.post(SUBSCRIPTIONS + "/" + paused + "/pause", Map.of("until", "2026-03-10"))
                .expect(200);
        var pastDue = confirmed(1, 1).getFirst();
        fallsPastDue(pastDue);
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"));

        var shown = preview(Map.of()).expect(200);
        assertThat(shown.text("when")).isEqualTo("period-end");
        assertThat(shown.number("subscriptions")).isEqualTo(63);
        assertThat(shown.money("dueNow.0")).isEqualTo(usd("0.00"));
        assertThat(shown.money("perPeriod.0.after")).isEqualTo(usd("1008.00"));
        var migration = start(Map.of()).expect(202);

        // a clock that is moved waits for it
        clock.to("2026-02-01T00:00:00Z", works);

        var done = api.get(MIGRATIONS + "/{id}", migration.id()).expect(200);
        assertThat(done.text("status")).isEqualTo("done");
        assertThat(done.number("moved")).isEqualTo(63);
        assertThat(versionsOf(active)).containsOnly(1L);
        assertThat(historyOf(active.getFirst())).contains("schedule-change 2026-02-28, migration " + migration.id());
        events.await(
                Topics.SUBSCRIPTION_CHANGED,
                changed -> changed.subscription().subscriptionId().equals(active.getFirst())
                        && changed.transition().equals("change-scheduled"));
        // what is on its way there already is none of the next migration
        assertThat(preview(Map.of()).expect(200).number("subscriptions")).isZero();
        assertThat(preview(Map.of("when", "now", "proration", "none"))
                        .expect(200)
                        .number("subscriptions"))
                .isEqualTo(62);

        clock.to("2026-02-28T00:00:00Z", works);
        assertThat(versionsOf(active)).containsOnly(2L);
        assertThat(versionsOf(List.of(trial))).containsOnly(2L);
        assertThat(versionsOf(List.of(paused))).containsOnly(1L);
        assertThat(renewals("2026-02-28", "total_minor = 1600")).isEqualTo(60);
        assertThat(planChanges()).isEqualTo(usd("0.00"));
        clock.to("2026-03-10T00:00:00Z", works);
        assertThat(versionsOf(List.of(paused))).containsOnly(2L);
    }

    @Test
    void whatIsWithdrawnIsNotMovedAndNothingIsMovedTwice() {
        confirmed(80, 1);
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"));
        var untouched = start(Map.of("when", "now")).expect(202).id();

        assertThat(api.delete(MIGRATIONS + "/" + untouched).expect(200).text("status"))
                .isEqualTo("withdrawn");
        job.round().block();

        var audited = api.get("/api/v1/audit/sales?aggregateId={id}", untouched).expect(200);
        assertThat(audited.items().getFirst().get("changes").toString())
                .contains("\"old\":\"running\",\"new\":\"withdrawn\"");
        assertThat(items(untouched, "withdrawn")).hasSize(80);
        assertThat(movedOnce(untouched)).isZero();
        api.delete(MIGRATIONS + "/" + untouched).expect(409).problem("nothing-to-withdraw");

        var migration = start(Map.of("when", "now")).expect(202).id();
        var withdrawn = Mono.fromCallable(() -> api.delete(MIGRATIONS + "/" + migration))
                .subscribeOn(Schedulers.boundedElastic());
        Mono.when(job.round(), job.round(), withdrawn).block();

        var end = api.get(MIGRATIONS + "/{id}", migration).expect(200);
        var moved = items(migration, "moved").size();
        assertThat(end.text("status")).isIn("withdrawn", "done");
        assertThat(end.number("moved")).isEqualTo(moved);
        assertThat(moved + items(migration, "withdrawn").size()).isEqualTo(80);
        assertThat(movedOnce(migration)).isEqualTo(moved);
    }

    @Test
    void oneMigrationOfAPlanRunsAtATime() {
        confirmed(3, 1);
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"));
        var first = api.idempotent("move").post(MIGRATIONS, request(Map.of())).expect(202);

        assertThat(api.idempotent("move")
                        .post(MIGRATIONS, request(Map.of()))
                        .expect(202)
                        .id())
                .isEqualTo(first.id());
        start(Map.of()).expect(409).problem("migration-running");
        job.round().block();
        var second = start(Map.of()).expect(202);

        assertThat(second.text("status")).as("there is nothing to move").isEqualTo("done");
        assertThat(second.number("total")).isZero();
        assertThat(second.has("finishedAt")).isTrue();
        var listed = api.get(MIGRATIONS + "?limit=1").expect(200);
        assertThat(listed.items().getFirst().get("id").asString())
                .isEqualTo(second.id().toString());
        assertThat(api.get(MIGRATIONS + "?limit=1&after={after}", listed.next())
                        .expect(200)
                        .items()
                        .getFirst()
                        .get("id")
                        .asString())
                .isEqualTo(first.id().toString());
        api.inFreshStore().get(MIGRATIONS + "/{id}", first.id()).expect(404).problem("not-found");
    }

    @Test
    void aPreviewThatTakesTooLongSaysThatItIsNotComplete() {
        confirmed(25, 1);
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"));
        var order = new MigrationOrder(shop.store(), plan, 2, null, Timing.PERIOD_END, null, "test");

        var shown = impatient.preview(order).blockOptional().orElseThrow();

        assertThat(shown.complete()).isFalse();
        assertThat(shown.subscriptions()).isEqualTo(20);
        assertThat(preview(Map.of()).expect(200).number("subscriptions")).isEqualTo(25);
    }

    @Test
    void onlyTheVersionsThatAreNamedAreMoved() {
        var old = confirmed(2, 1);
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"));
        var young = confirmed(3, 1);
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"), version(3, "20.00", 1, "USD"));

        var shown = preview(Map.of("fromVersions", List.of(2), "when", "now")).expect(200);
        assertThat(shown.number("subscriptions")).isEqualTo(3);
        assertThat(shown.number("unaffected")).isEqualTo(2);
        start(Map.of("fromVersions", List.of(2), "when", "now")).expect(202);
        job.round().block();

        assertThat(versionsOf(young)).containsOnly(3L);
        assertThat(versionsOf(old)).containsOnly(1L);
    }

    @Test
    void whatChangedMeanwhileIsLeftAsItIs() {
        var gone = confirmed(1, 1).getFirst();
        var ended = confirmed(1, 1).getFirst();
        var ahead = confirmed(1, 1).getFirst();
        var other = confirmed(1, 1).getFirst();
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "16.00", 1, "USD"));
        var elsewhere = Ids.next();
        publish(elsewhere, version(1, "5.00", 1, "USD"));
        var migration = start(Map.of("when", "now")).expect(202).id();

        act(gone, "force-delete").expect(204);
        api.post(SUBSCRIPTIONS + "/" + ended + "/cancel", Map.of("when", "now")).expect(200);
        change(ahead, Map.of("planId", plan));
        change(other, Map.of("planId", elsewhere));
        job.round().block();

        assertThat(items(migration, "refused"))
                .containsExactly(
                        "refused not-found",
                        "refused transition-not-allowed",
                        "refused already-there",
                        "refused other-plan");
    }

    @Test
    void aVersionThatAsksLessThanTheMarginFloorIsOnlyForThoseWhoseOwnPriceIsAboveIt() {
        product = shop.product("FLOORED", "10.00", new Supplier(shop.platform("North"), "4.00"));
        plan = Ids.next();
        publish(plan, version(1, "10.00", 1, "USD"));
        var usual = confirmed(2, 1);
        var agreed = confirmed(Map.of("unitPrice", money("9.00")));
        floorOfTheProduct("100");
        publish(plan, version(1, "10.00", 1, "USD"), version(2, "7.00", 1, "USD"));

        var shown = preview(Map.of()).expect(200);
        assertThat(shown.number("subscriptions")).isEqualTo(1);
        assertThat(shown.json().get("refused"))
                .extracting(one -> one.get("code").asString())
                .containsExactly("below-margin-floor", "below-margin-floor");
        assertThat(shown.text("refused.0.detail"))
                .isEqualTo("comes to 7.00 USD, its landed cost with the margin floor is 8.00 USD");
        var migration = start(Map.of("when", "now")).expect(202).id();
        job.round().block();

        assertThat(items(migration, "refused"))
                .containsExactly("refused below-margin-floor", "refused below-margin-floor");
        assertThat(versionsOf(usual)).containsOnly(1L);
        assertThat(versionsOf(List.of(agreed))).containsOnly(2L);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        api.post(MIGRATIONS, Map.of()).expect(422).at("/planId");
        api.post(MIGRATIONS, Map.of("planId", Ids.next())).expect(422).at("/planId");
        api.post(MIGRATIONS + "/preview", Map.of("planId", Ids.next()))
                .expect(422)
                .at("/planId");
        start(Map.of("when", "2026-03-01")).expect(422).at("/when");
        start(Map.of("proration", "none")).expect(422).at("/proration");
        start(Map.of("when", "now", "proration", "half")).expect(422).at("/proration");
        start(Map.of("fromVersions", List.of(0))).expect(422).at("/fromVersions/0");
        start(Map.of("fromVersions", List.of())).expect(422).at("/fromVersions");
        api.get(MIGRATIONS + "/{id}", Ids.next()).expect(404).problem("not-found");
        api.get(MIGRATIONS + "/{id}/items?status=lost", Ids.next()).expect(400).at("?status");
        api.delete(MIGRATIONS + "/" + Ids.next()).expect(404).problem("not-found");
    }

    private void publish(UUID id, PlanVersion... versions) {
        events.publish(
                Topics.PLAN_CHANGED,
                shop.store(),
                id,
                new PlanChanged(
                        id,
                        product,
                        "plan-" + id,
                        "Plan",
                        "personal",
                        null,
                        true,
                        false,
                        null,
                        null,
                        List.of(versions),
                        versions.length));
        await().until(() -> shop.count("plan_copy", "uid = '%s' and version = %d".formatted(id, versions.length)) == 1);
    }

    private static PlanVersion version(int number, String price, int minimum, String... currencies) {
        return new PlanVersion(
                number,
                "Plan",
                "monthly",
                1,
                List.of(currencies).stream()
                        .map(currency -> new PlanPrice(currency, "per-unit", new BigDecimal(price), null, null, null))
                        .toList(),
                minimum,
                0,
                "convert",
                300,
                null,
                true,
                true,
                List.of(),
                null,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void floorOfTheProduct(String percent) {
        shop.changed(new ProductChanged(
                product,
                "FLOORED",
                "Product",
                "digital",
                null,
                null,
                usd("10.00"),
                true,
                false,
                2,
                new BigDecimal(percent)));
        await().until(() -> shop.count("product_copy", "product_uid = '%s' and version = 2".formatted(product)) == 1);
    }

    private List<UUID> confirmed(int count, int quantity) {
        return IntStream.range(0, count)
                .mapToObj(_ -> confirmed(Map.of("quantity", quantity)))
                .toList();
    }

    private UUID confirmed(Map<String, ?> more) {
        var id = draft(more);
        act(id, "confirm").expect(200);
        return id;
    }

    private UUID draft(Map<String, ?> more) {
        var request = new HashMap<String, Object>(Map.of("planId", plan, "customerId", customer));
        request.putAll(more);
        return api.post(SUBSCRIPTIONS, request).expect(201).id();
    }

    private Answer act(UUID id, String act) {
        return api.post(SUBSCRIPTIONS + "/" + id + "/" + act);
    }

    private void change(UUID id, Map<String, ?> change) {
        api.post(SUBSCRIPTIONS + "/" + id + "/change-plan", change).expect(200);
    }

    private void fallsPastDue(UUID subscription) {
        shop.overdue(subscription, customer);
        await().untilAsserted(() -> assertThat(api.get(SUBSCRIPTIONS + "/{id}", subscription)
                        .expect(200)
                        .text("status"))
                .isEqualTo("past_due"));
    }

    private Map<String, Object> request(Map<String, ?> more) {
        var request = new HashMap<String, Object>(Map.of("planId", plan));
        request.putAll(more);
        return request;
    }

    private Answer preview(Map<String, ?> more) {
        return api.post(MIGRATIONS + "/preview", request(more));
    }

    private Answer start(Map<String, ?> more) {
        return api.post(MIGRATIONS, request(more));
    }

    private List<Long> versionsOf(List<UUID> subscriptions) {
        return subscriptions.stream()
                .map(id -> api.get(SUBSCRIPTIONS + "/{id}", id).expect(200).number("planVersion"))
                .toList();
    }

    private List<String> historyOf(UUID subscription) {
        return api.get(SUBSCRIPTIONS + "/{id}/history", subscription).expect(200).items().stream()
                .map(entry ->
                        entry.get("act").asString() + " " + entry.path("detail").asString(""))
                .toList();
    }

    private List<String> items(UUID migration, String status) {
        var found = new ArrayList<String>();
        String next = null;
        do {
            var page = api.get(
                            MIGRATIONS + "/{id}/items?status=" + status + (next == null ? "" : "&after=" + next),
                            migration)
                    .expect(200);
            page.items()
                    .forEach(item -> found.add((item.get("status").asString() + " "
                                    + item.path("code").asString(""))
                            .strip()));
            next = page.next();
        } while (next != null);
        return found;
    }

    /** How many subscriptions have it in their history; fails when one has it twice. */
    private long movedOnce(UUID migration) {
        var rows = shop.count("subscription_history", "detail like '%%migration %s'".formatted(migration));
        var subscriptions = db.sql("""
                        select count(distinct subscription_id) from subscription_history
                         where store_id = :store and detail like :detail""")
                .bind("store", shop.store())
                .bind("detail", "%migration " + migration)
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(subscriptions).isEqualTo(rows);
        return rows;
    }

    private Money planChanges() {
        var minor = db.sql("""
                        select coalesce(sum(total_minor), 0)::bigint from subscription_charge
                         where store_id = :store and kind = 'PLAN_CHANGE'
                           and subscription_uid in (select uid from subscription where plan_uid = :plan)""")
                .bind("store", shop.store())
                .bind("plan", plan)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
        return new Money(minor, usd("0.00").currency());
    }

    private long renewals(String day, String condition) {
        return shop.count(
                "subscription_charge",
                "kind = 'RENEWAL' and period_start = '%s' and %s and subscription_uid in ".formatted(day, condition)
                        + "(select uid from subscription where plan_uid = '%s')".formatted(plan));
    }

    private static Map<String, String> money(String dollars) {
        return Map.of("amount", dollars, "currency", "USD");
    }
}
