package dev.saldo.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.kafka.CloudEvents;
import dev.saldo.sample.SampleService;
import dev.saldo.sample.SampleSuite;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The clock of a store, and what a service does when identity-service moves it. */
class StoreClockIT {

    private static final Instant NOON = Instant.parse("2031-05-01T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static SampleSuite suite;
    private static ConfigurableApplicationContext service;

    private final UUID store = Ids.next();
    private final UUID operation = Ids.next();

    @BeforeAll
    static void start() throws IOException {
        suite = new SampleSuite();
        service = suite.replica();
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aStoreWhoseClockNobodyMovedGoesByTheWall() {
        var moved = Ids.next();
        move(moved, 1, NOON);
        answer(moved, 1);

        var times = clock().now(List.of(store, moved)).block();

        assertThat(times.byStore()).containsEntry(moved, NOON).hasSize(2);
        assertThat(times.in(store)).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        assertThat(clock().now(moved).block()).isEqualTo(NOON);
    }

    @Test
    void aClockNeverGoesBack() {
        move(store, 1, NOON);
        answer(store, 1);
        move(store, 2, NOON.minusSeconds(1));
        move(store, 3, NOON.plusSeconds(1));
        answer(store, 3);

        assertThat(answers(store)).extracting(ClockSettled::round).containsExactly(1, 3);
        assertThat(clock().now(store).block()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void whatIsDueIsDoneAndCountedAndTheNextIsNamed() {
        alarm(NOON.minusSeconds(20));
        alarm(NOON.minusSeconds(10));
        alarm(NOON);
        alarm(NOON.plusSeconds(1));

        move(store, 1, NOON);
        var first = answer(store, 1);
        move(store, 2, NOON);
        var second = answer(store, 2);

        assertThat(first.service()).isEqualTo("platform");
        assertThat(first.operationId()).isEqualTo(operation);
        assertThat(first.activity()).isEqualTo(3);
        assertThat(first.nextDueAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(second.activity()).as("nothing happened since").isEqualTo(3);
        assertThat(steps(store)).as("and all that was announced is taken in").hasSize(3);
    }

    @Test
    void anAnswerWaitsForWorkThatIsUnderWay() {
        SampleService.UNDER_WAY.put(store, new AtomicInteger(5));

        move(store, 1, NOON);
        var answer = answer(store, 1);

        assertThat(SampleService.UNDER_WAY.get(store)).hasValueLessThan(0);
        assertThat(answer.nextDueAt()).isNull();
    }

    @Test
    void anAnswerWaitsForAConsumerThatLagsBehind() {
        var reason = "slow-" + store;
        SampleService.SLOW.add(reason);
        SampleSuite.sender(service)
                .send(SampleSuite.rejection(Ids.next(), store, store, reason))
                .join();

        move(store, 1, NOON);
        answer(store, 1);

        assertThat(steps(store)).containsExactly(reason);
    }

    @Test
    void ofSeveralReplicasOneAnswers() {
        var other = suite.replica();
        alarm(NOON);

        for (var round = 1; round <= 5; round++) {
            move(store, round, NOON);
            answer(store, round);
        }

        assertThat(answers(store)).extracting(ClockSettled::round).containsExactly(1, 2, 3, 4, 5);
        assertThat(answers(store)).extracting(ClockSettled::activity).containsOnly(1L);
        other.close();
    }

    @Test
    void aRoundThatACrashLeftOpenIsAnsweredLater() throws SQLException {
        suite.asSuperuser("""
                insert into kit.store_clock
                    (store_id, now, target, operation_id, step, round, created_at, updated_at)
                values ('%s', '%s', '%2$s', '%s', 1, 4, now(), now())""".formatted(store, NOON, operation));

        assertThat(answer(store, 4).operationId()).isEqualTo(operation);
    }

    @Test
    void roundsAreQuick() {
        move(store, 1, NOON);
        answer(store, 1);
        var began = System.nanoTime();

        for (var round = 2; round <= 11; round++) {
            move(store, round, NOON);
            awaitClosed(round);
        }

        var each = Duration.ofNanos(System.nanoTime() - began).dividedBy(10);
        assertThat(each).isLessThan(Duration.ofSeconds(1));
    }

    private void move(UUID moved, int round, Instant now) {
        var topic = Topics.CLOCK_ADVANCED;
        var body = new ClockAdvanced(moved, operation, 1, round, now, NOON.plusSeconds(60));
        var event = new CloudEvents(Ids.next(), topic.type(), topic.source(), moved, Instant.EPOCH, moved, TRACE);
        SampleSuite.sender(service)
                .send(event.toRecord(topic.name(), ContractJson.mapper().writeValueAsString(body)))
                .join();
    }

    private static ClockSettled answer(UUID of, int round) {
        return suite
                .read(
                        Topics.PLATFORM_CLOCK_SETTLED,
                        records -> records.stream()
                                .map(StoreClockIT::body)
                                .anyMatch(answer -> answer.storeId().equals(of) && answer.round() == round))
                .stream()
                .map(StoreClockIT::body)
                .filter(answer -> answer.storeId().equals(of) && answer.round() == round)
                .findFirst()
                .orElseThrow();
    }

    private static List<ClockSettled> answers(UUID of) {
        return suite.read(Topics.PLATFORM_CLOCK_SETTLED, records -> !records.isEmpty()).stream()
                .map(StoreClockIT::body)
                .filter(answer -> answer.storeId().equals(of))
                .toList();
    }

    private static ClockSettled body(ConsumerRecord<String, byte[]> record) {
        return ContractJson.mapper().readValue(record.value(), ClockSettled.class);
    }

    private void awaitClosed(int round) {
        db().sql("select 1 from kit.store_clock where store_id = :store and round = :round and answered")
                .bind("store", store)
                .bind("round", round)
                .mapValue(Integer.class)
                .one()
                .repeatWhenEmpty(asked -> asked.delayElements(Duration.ofMillis(2)))
                .block(Duration.ofSeconds(20));
    }

    private void alarm(Instant due) {
        db().sql("insert into alarm (store_id, due_at) values (:store, :due)")
                .bind("store", store)
                .bind("due", due)
                .then()
                .block();
    }

    private static List<String> steps(UUID subject) {
        return db().sql("select step from applied where subject = :subject order by id")
                .bind("subject", subject)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    private static StoreClock clock() {
        return service.getBean(StoreClock.class);
    }

    private static DatabaseClient db() {
        return service.getBean(DatabaseClient.class);
    }
}
