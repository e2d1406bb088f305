package dev.saldo.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuiteScenario
class AMeteredFeatureScenario {

    private final Saldo saldo;
    private final Map<String, String> subscriber =
            Map.of("type", "customer", "id", UUID.randomUUID().toString());
    private final String meter = "/customer/%s/exports".formatted(subscriber.get("id"));

    AMeteredFeatureScenario(Saldo saldo) {
        this.saldo = saldo;
    }

    @BeforeEach
    void tenExportsAMonth() {
        saldo.put("/api/v1/limits" + meter, Map.of("hardLimit", 10, "softLimits", List.of(8), "period", "month"))
                .is(200);
    }

    @Test
    void isUsedByManyAtOnceUpToItsLimitAndNotBeyond() {
        var answers = AtOnce.times(24, () -> consume(1).is(200));

        assertThat(answers)
                .filteredOn(answer -> answer.body().path("allowed").booleanValue())
                .hasSize(10);
        assertThat(used()).isEqualTo(10);
        assertThat(saldo.post("/api/v1/usage/consume?enforce=true", body(1))
                        .is(429)
                        .body()
                        .path("reason")
                        .asString())
                .isEqualTo("limit-reached");
    }

    @Test
    void countsWhatHasHappenedOnceAndPastTheLimit() {
        var batch = Saldo.JSON.writeValueAsString(
                IntStream.of(1, 2, 1).mapToObj(this::event).toList());

        var first = report(batch);
        var again = report(batch);

        assertThat(first.body().findValuesAsString("fate")).containsExactly("counted", "counted", "duplicate");
        assertThat(again.body().findValuesAsString("fate")).containsOnly("duplicate");
        assertThat(used()).isEqualTo(12);
        assertThat(saldo.list("/api/v1/usage/events?source=//robots/1&id=%s-1".formatted(subscriber.get("id"))))
                .singleElement()
                .satisfies(event -> assertThat(event.path("fate").asString()).isEqualTo("counted"));
        assertThat(consume(1).is(200).body().path("allowed").booleanValue()).isFalse();
    }

    @Test
    void isLeasedForTheTimeOffline() {
        var lease = saldo.post(
                        "/api/v1/usage/leases",
                        Map.of("subscriber", subscriber, "feature", "exports", "amount", 9, "ttlSeconds", 3600))
                .is(201);
        assertThat(consume(2).is(200).body().path("allowed").booleanValue()).isFalse();

        saldo.post("/api/v1/usage/leases/%s/return".formatted(lease.id()), Map.of("used", 3))
                .is(200);

        assertThat(used()).isEqualTo(3);
        assertThat(consume(7).is(200).body().path("allowed").booleanValue()).isTrue();
    }

    private Reply consume(int amount) {
        return saldo.post("/api/v1/usage/consume", body(amount));
    }

    private Map<String, Object> body(int amount) {
        return Map.of("subscriber", subscriber, "feature", "exports", "amount", amount);
    }

    private int used() {
        return saldo.get("/api/v1/usage" + meter).is(200).body().path("used").intValue();
    }

    private Reply report(String batch) {
        return saldo.send(
                        "POST",
                        "/api/v1/usage/events",
                        BodyPublishers.ofString(batch),
                        "Content-Type",
                        "application/cloudevents-batch+json")
                .is(200);
    }

    private Map<String, Object> event(int number) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                subscriber.get("id") + "-" + number,
                "source",
                "//robots/1",
                "type",
                "org.example.exported",
                "subject",
                "customer/" + subscriber.get("id"),
                "data",
                Map.of("feature", "exports", "amount", 6));
    }
}
