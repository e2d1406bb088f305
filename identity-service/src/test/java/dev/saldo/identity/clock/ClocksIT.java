package dev.saldo.identity.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Scope;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.identity.AtOnce;
import dev.saldo.identity.Estate;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** The clock over HTTP, with the services played by this test. */
@SaldoTest
class ClocksIT {

    private static final String CLOCK = "/api/v1/clock";
    private static final String ADVANCE = CLOCK + "/advance";
    private static final String OPERATION = CLOCK + "/operations/{id}";

    private final Api api;
    private final Estate estate;
    private final Events events;
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

    ClocksIT(Api api, Events events) {
        this.api = api;
        this.estate = new Estate(api);
        this.events = events;
    }

    @Test
    void aClockThatWasNeverMovedGoesByTheWall() {
        var clock = sandbox().get(CLOCK).expect(200);

        assertThat(clock.text("test")).isEqualTo("true");
        assertThat(clock.text("frozen")).isEqualTo("false");
        assertThat(clock.has("operation")).isFalse();
        assertThat(Duration.between(Instant.parse(clock.text("now")), Instant.now()))
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void theClockStopsWhereSomethingFallsDueAndStandsWhereItWasMovedTo() {
        var owner = sandbox();
        var to = in(30);
        var due = in(10);

        var accepted = advance(owner, to).expect(202);
        var id = accepted.id();
        assertThat(accepted.header("Location")).isEqualTo(CLOCK + "/operations/" + id);
        assertThat(accepted.text("status")).isEqualTo("RUNNING");
        assertThat(accepted.text("now")).isEqualTo(accepted.text("from"));
        var first = asked(id, 1, 1);
        assertThat(first)
                .isEqualTo(new ClockAdvanced(owner.store(), id, 1, 1, Instant.parse(accepted.text("from")), to));
        settle(first, 0, null);
        settle(asked(id, 1, 2), 0, due);

        var second = asked(id, 2, 1);
        assertThat(second.now()).isEqualTo(due);
        settle(second, 1, null);
        settle(asked(id, 2, 2), 2, null);
        settle(asked(id, 2, 3), 2, null);

        var third = asked(id, 3, 1);
        assertThat(third.now()).isEqualTo(to);
        settle(third, 2, in(99));
        settle(asked(id, 3, 2), 2, in(99));

        var settled = owner.waiting(20).get(OPERATION, id).expect(200);
        assertThat(settled.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(settled.text("status")).isEqualTo("SETTLED");
        assertThat(settled.text("now")).isEqualTo(to.toString());
        assertThat(settled.number("step")).isEqualTo(3);
        assertThat(settled.has("finishedAt")).isTrue();
        assertThat(events.published(Topics.CLOCK_ADVANCED, owner.store())).hasSize(7);
        var clock = owner.get(CLOCK).expect(200);
        assertThat(clock.text("now")).isEqualTo(to.toString());
        assertThat(clock.text("frozen")).isEqualTo("true");
        assertThat(clock.text("operation.id")).isEqualTo(id.toString());
    }

    @Test
    void theNextMoveBeginsWhereTheClockStands() {
        var owner = sandbox();
        var settled = through(owner, in(5));

        var next = advance(owner, in(6)).expect(202);

        assertThat(next.text("from")).isEqualTo(settled.text("to"));
        assertThat(asked(next.id(), 1, 1).now()).isEqualTo(in(5));
    }

    @Test
    void whoeverHasNotAnsweredIsNamed() {
        var owner = sandbox();
        var id = advance(owner, in(1)).expect(202).id();
        var asked = asked(id, 1, 1);

        for (var topic : Topics.clockSettled()) {
            if (!topic.service().equals("billing")) {
                answer(topic, asked, 0, null);
            }
        }

        var waiting = owner.waiting(1).get(OPERATION, id).expect(200);
        assertThat(waiting.text("status")).isEqualTo("RUNNING");
        assertThat(waiting.json().path("waitingFor").toString()).isEqualTo("[\"billing\"]");
    }

    @Test
    void anAnswerThatComesTwiceOrLateChangesNothing() {
        var owner = sandbox();
        var id = advance(owner, in(1)).expect(202).id();
        var first = asked(id, 1, 1);
        settle(first, 0, null);
        var second = asked(id, 1, 2);

        settle(first, 5, in(1));
        answer(Topics.SALES_CLOCK_SETTLED, second, 0, null);
        answer(Topics.SALES_CLOCK_SETTLED, second, 9, null);
        for (var topic : Topics.clockSettled()) {
            if (topic != Topics.SALES_CLOCK_SETTLED) {
                answer(topic, second, 0, null);
            }
        }

        assertThat(asked(id, 2, 1).now()).isEqualTo(in(1));
        assertThat(events.published(Topics.CLOCK_ADVANCED, owner.store()))
                .extracting(ClockAdvanced::step)
                .containsExactly(1, 1, 2);
    }

    @Test
    void whoAsksToWaitIsAnsweredOnceAllHasSettled() {
        var owner = sandbox();
        var others = new Thread(() -> settle(owner));
        others.start();

        var settled = owner.waiting(20).post(ADVANCE, Map.of("to", in(3).toString()));

        assertThat(settled.expect(200).text("status")).isEqualTo("SETTLED");
        assertThat(settled.header("Location")).endsWith(settled.text("id"));
    }

    @Test
    void aClockIsMovedOnceAtATime() throws Exception {
        var owner = sandbox();
        advance(owner, in(1)).expect(202);

        advance(owner, in(2)).expect(409).problem("clock-moving");

        var contested = sandbox();
        var answers = AtOnce.call(
                Collections.nCopies(8, () -> advance(contested, in(1)).status()));
        assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
    }

    @Test
    void theClockOfALiveStoreGoesByItself() {
        var owner = estate.another();

        advance(owner, in(1)).expect(409).problem("live-clock");
        assertThat(owner.get(CLOCK).expect(200).text("test")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01T00:00:00Z", "2500-01-01T00:00:00Z", "+99999-01-01T00:00:00Z"})
    void aClockGoesForwardAndNotTooFar(String to) {
        sandbox().post(ADVANCE, Map.of("to", to)).expect(422).problem("invalid").at("/to");
    }

    @Test
    void aClockIsMovedSomewhere() {
        sandbox().post(ADVANCE, "{}").expect(422).problem("invalid").at("/to");
    }

    @Test
    void theSameRequestMovesTheClockOnce() {
        var owner = sandbox().idempotent(UUID.randomUUID().toString());

        var first = advance(owner, in(1)).expect(202);
        var again = advance(owner, in(1)).expect(202);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anotherStoresMoveIsNotThere() {
        var id = advance(sandbox(), in(1)).expect(202).id();

        sandbox().get(OPERATION, id).expect(404).problem("not-found");
    }

    @Test
    void whatClientsGetWrongIsRefused() {
        var owner = sandbox();
        var id = advance(owner, in(1)).expect(202).id();

        BadInput.against(owner)
                .send(HttpMethod.POST, ADVANCE, Map.of("to", in(2).toString()))
                .send(HttpMethod.GET, CLOCK + "/operations/" + id, null);
        owner.with("Prefer", "wait=soon").get(OPERATION, id).expect(400).at("Prefer");
    }

    /** The owner of a new test store. */
    private Api sandbox() {
        var store = estate.made(true).id();
        return api.inStore(store)
                .withToken(TestTokens.mint(Map.of(
                        "store",
                        store.toString(),
                        "role",
                        "owner",
                        "scope",
                        Scope.join(EnumSet.allOf(Scope.class)),
                        "test",
                        true)));
    }

    private Answer through(Api owner, Instant to) {
        var id = advance(owner, to).expect(202).id();
        settle(owner);
        return owner.waiting(20).get(OPERATION, id).expect(200);
    }

    /** Plays services in which nothing ever falls due. */
    private void settle(Api owner) {
        for (var step = 1; step <= 2; step++) {
            for (var round = 1; round <= 2; round++) {
                settle(asked(owner, step, round), 0, null);
            }
        }
    }

    private void settle(ClockAdvanced asked, long activity, @Nullable Instant nextDueAt) {
        Topics.clockSettled().forEach(topic -> answer(topic, asked, activity, nextDueAt));
    }

    private void answer(Topic<ClockSettled> topic, ClockAdvanced asked, long activity, @Nullable Instant nextDueAt) {
        var body = new ClockSettled(
                asked.storeId(),
                asked.operationId(),
                asked.step(),
                asked.round(),
                topic.service(),
                activity,
                nextDueAt);
        events.publish(topic, asked.storeId(), asked.storeId(), body);
    }

    private ClockAdvanced asked(UUID operation, int step, int round) {
        return events.await(
                Topics.CLOCK_ADVANCED,
                clock -> clock.operationId().equals(operation) && clock.step() == step && clock.round() == round);
    }

    private ClockAdvanced asked(Api owner, int step, int round) {
        return events.await(
                Topics.CLOCK_ADVANCED,
                clock -> clock.storeId().equals(owner.store()) && clock.step() == step && clock.round() == round);
    }

    private static Answer advance(Api owner, Instant to) {
        return owner.post(ADVANCE, Map.of("to", to.toString()));
    }

    private Instant in(int days) {
        return today.plus(days, ChronoUnit.DAYS);
    }
}
