package dev.saldo.sample.tally;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes that are done together are to each of their callers what they would be alone. */
@SaldoTest
class GatheredWritesIT {

    private static final String TALLIES = "/api/v1/tallies";
    private static final String AUDIT = "/api/v1/audit/sample";

    private final Api api;
    private final Events events;

    GatheredWritesIT(Api api, Events events) {
        this.api = api.inFreshStore();
        this.events = events;
    }

    @Test
    void whatIsCountedAtOnceAddsUpInTheOrderItIsAnswered() {
        var answers = atOnce(200, _ -> count(api, "hot", 1));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers.stream().map(answer -> answer.number("total")).collect(toSet()))
                .hasSize(200)
                .contains(1L, 200L);
        assertThat(api.get(AUDIT + "?limit=200").expect(200).items()).hasSize(200);
    }

    @Test
    void aRefusalHarmsNobodyElse() {
        count(api, "few", 50).expect(200);

        var answers = atOnce(100, _ -> count(api, "few", -1));

        var byStatus = answers.stream().collect(groupingBy(Answer::status));
        assertThat(byStatus.get(200)).hasSize(50);
        assertThat(byStatus.get(409)).hasSize(50).allSatisfy(refused -> refused.problem("tally-empty"));
        assertThat(api.get(AUDIT + "?limit=200").expect(200).items()).hasSize(51);
    }

    @Test
    void aKeyCountsOnceHoweverOftenItIsShownAtOnce() {
        var answers = atOnce(60, index -> count(api.idempotent("k-" + index % 3), "keyed", 1));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> answer.problem("idempotency-key-in-progress"));
        assertThat(count(api, "keyed", 0).expect(200).number("total")).isEqualTo(3);
    }

    @Test
    void aKeyGetsItsFirstAnswerAgain() {
        var first = count(api.idempotent("k"), "again", 5).expect(200);
        var again = count(api.idempotent("k"), "again", 5).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        count(api.idempotent("k"), "again", 6).expect(422).problem("idempotency-key-reused");
        count(api.idempotent("x".repeat(256)), "again", 6).expect(400).at("Idempotency-Key");
    }

    @Test
    void aRefusedWriteKeepsNothing() {
        count(api.idempotent("k"), "late", -1).expect(409).problem("tally-empty");
        count(api, "late", 1).expect(200);

        count(api.idempotent("k"), "late", -1).expect(200);
    }

    @Test
    void everyRequestHasItsOwnRowInTheAudit() {
        atOnce(
                20,
                index -> count(
                        api.with("X-Request-Id", "r-" + index).with("Audit-Reason", "reason " + index), "audited", 1));
        count(api.with("Audit-Reason", "x".repeat(501)), "audited", 1)
                .expect(400)
                .at("Audit-Reason");

        var rows = api.get(AUDIT).expect(200).items();

        assertThat(rows).hasSize(20).allSatisfy(row -> {
            assertThat(row.path("operation").asString()).isEqualTo("POST /api/v1/tallies");
            assertThat(row.path("reason").asString())
                    .isEqualTo("reason " + row.path("requestId").asString().substring(2));
        });
    }

    @Test
    void whatIsAnnouncedBelongsToItsRequest() {
        var made = count(api, "traced", 1).expect(200);
        var trace = "00-11111111111111111111111111111111-2222222222222222-01";
        count(api.with("traceparent", trace), "traced", 1).expect(200);

        events.await(Topics.CUSTOMER_CHANGED, event -> event.customerId().equals(made.id()) && event.version() == 2);
        assertThat(events.traces(Topics.CUSTOMER_CHANGED, made.id())).last().isEqualTo(trace);
    }

    private static Answer count(Api api, String name, int by) {
        return api.post(TALLIES, Map.of("name", name, "by", by));
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> request) {
        try (var threads = Executors.newFixedThreadPool(32)) {
            return IntStream.range(0, times)
                    .mapToObj(index -> CompletableFuture.supplyAsync(() -> request.apply(index), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
