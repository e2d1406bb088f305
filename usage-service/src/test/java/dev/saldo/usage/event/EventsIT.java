package dev.saldo.usage.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.usage.Meter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SaldoTest
class EventsIT {

    private static final String EVENTS = "/api/v1/usage/events";
    private static final String SOURCE = "//devices/eu/7";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Clock clock;

    EventsIT(Api api, Events events, DatabaseClient db, KafkaTemplate<String, byte[]> kafka, Clock clock) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.kafka = kafka;
        this.clock = clock;
    }

    @Test
    void everyEventOfABatchHasItsFate() {
        var meter = Meter.in(api).limited(Map.of("hardLimit", 10, "period", "day"));
        var batch = List.of(
                event(meter, "counted", "2.5"),
                event(meter, "counted", "2.5"),
                event(Meter.in(api), "unmatched", 1),
                with(event(meter, "late", 1), "time", daysFromNow(-5)),
                with(event(meter, "early", 1), "time", daysFromNow(5)),
                with(event(meter, "faulty", 1), "data", Map.of("amount", -1)));

        var answer = api.sending(BATCH).post(EVENTS, batch).expect(200);

        assertThat(fates(answer)).containsExactly("counted", "duplicate", "unmatched", "late", "rejected", "rejected");
        assertThat(answer.text("events.5.reason")).contains("/data/amount", "/data/feature is required");
        assertThat(meter.used()).isEqualByComparingTo("2.5");
        assertThat(meter.recorded(db)).isEqualByComparingTo("2.5");
        assertThat(fate("counted").toString()).contains("\"fate\":\"counted\"", "\"duplicates\":1", "2.5");
        assertThat(fate("late").toString()).contains("\"fate\":\"late\"", "\"reason\":\"its period is over\"");
    }

    @Test
    void theSameEventAgainIsADuplicateWhateverItSays() {
        var meter = Meter.in(api).limitedTo(10);
        assertThat(fates(report(event(meter, "again", 3)))).containsExactly("counted");

        assertThat(fates(report(event(meter, "again", 4)))).containsExactly("duplicate");
        assertThat(fates(report(with(event(meter, "again", 4), "source", "/other"))))
                .containsExactly("counted");
        assertThat(meter.used()).isEqualByComparingTo("7");
    }

    @Test
    void whatWasNotCountedMayBeReportedAgain() {
        var meter = Meter.in(api);
        assertThat(fates(report(event(meter, "retried", 1)))).containsExactly("unmatched");

        meter.limitedTo(10);

        assertThat(fates(report(event(meter, "retried", 1)))).containsExactly("counted");
        assertThat(fates(report(event(meter, "retried", 1)))).containsExactly("duplicate");
        assertThat(meter.used()).isEqualByComparingTo("1");
        assertThat(fate("retried").path("reason").isNull()).isTrue();
    }

    @Test
    void theSameEventFromManySidesAtOnceIsCountedOnce() {
        var meter = Meter.in(api).limitedTo(10);

        var answers = meter.atOnce(20, _ -> report(event(meter, "racing", 1)));

        assertThat(answers.stream().flatMap(answer -> fates(answer).stream()))
                .hasSize(20)
                .containsOnlyOnce("counted");
        assertThat(meter.used()).isEqualByComparingTo("1");
    }

    @Test
    void eventsCountPastAHardLimitWhichIsAnnounced() {
        var meter = Meter.in(api).limitedTo(10);

        assertThat(fates(report(event(meter, "far", 12)))).containsExactly("counted");

        assertThat(meter.read().expect(200).text("overage")).isEqualTo("2");
        var exceeded = events.await(
                Topics.FEATURE_LIMIT_EXCEEDED, event -> event.subscriberId().equals(meter.subscriberId()));
        assertThat(exceeded.overage()).isEqualByComparingTo("2");
        assertThat(meter.consume(1).expect(200).text("allowed")).isEqualTo("false");
    }

    @Test
    void aBinaryEventHasItsAttributesInHeaders() {
        var meter = Meter.in(api).limitedTo(10);
        var binary = api.with("ce-specversion", "1.0")
                .with("ce-id", "binary")
                .with("ce-source", "/a%20b")
                .with("ce-type", "used")
                .with("ce-subject", "customer/" + meter.subscriberId());

        assertThat(fates(binary.post(EVENTS, Map.of("feature", meter.feature())).expect(200)))
                .containsExactly("counted");

        assertThat(meter.used()).isEqualByComparingTo("1");
        assertThat(api.get(EVENTS + "?source={source}&id=binary", "/a b").items())
                .hasSize(1);
        binary.with("ce-id", "")
                .post(EVENTS, Map.of("feature", "x"))
                .expect(400)
                .problem("malformed")
                .at("/id");
    }

    @Test
    void aBatchThatCannotBeReadIsRefusedWithPointers() {
        var meter = Meter.in(api).limitedTo(10);
        var batch = api.sending(BATCH);

        batch.post(EVENTS, List.of(event(meter, "fine", 1), Map.of("id", "x"), 7))
                .expect(400)
                .problem("malformed")
                .at("/1/source")
                .at("/2");
        batch.post(EVENTS, event(meter, "fine", 1))
                .expect(400)
                .problem("malformed")
                .at("");
        batch.post(EVENTS, Collections.nCopies(1_001, event(meter, "fine", 1)))
                .expect(400)
                .at("");
        batch.post(EVENTS, "[{").expect(400).problem("malformed");
        api.sending(STRUCTURED).post(EVENTS, Map.of()).expect(400).at("/id").at("/source");
        api.sending(STRUCTURED)
                .post(EVENTS, with(event(meter, "fine", 1), "specversion", "0.3"))
                .expect(400)
                .at("/specversion");
        api.sending("text/plain").post(EVENTS, "x").expect(415);
        assertThat(batch.post(EVENTS, List.of()).expect(200).json().toString()).isEqualTo("{\"events\":[]}");
        assertThat(api.get(EVENTS + "?source={source}&id=fine", SOURCE)
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void aThousandEventsAreOneBatch() {
        var meter = Meter.in(api).limitedTo(10);
        var thousand = IntStream.range(0, 1_000)
                .mapToObj(index -> event(meter, "thousand-" + index, 1))
                .toList();

        assertThat(fates(api.sending(BATCH).post(EVENTS, thousand).expect(200))).containsOnly("counted");

        assertThat(meter.recorded(db)).isEqualByComparingTo("1000");
    }

    @Test
    void fatesAreReadByThoseWhoMay() {
        var shop = api.inFreshStore();
        var meter = Meter.in(shop).limitedTo(10);
        var event = with(event(meter, "e 1", 1), "source", "device");
        shop.sending(STRUCTURED).post(EVENTS, event).expect(200);
        shop.sending(STRUCTURED).post(EVENTS, event(Meter.in(shop), "e-2", 1)).expect(200);

        assertThat(shop.get(EVENTS + "/device/{id}", "e 1").expect(200).text("fate"))
                .isEqualTo("counted");
        assertThat(shop.get(EVENTS + "?fate=unmatched").expect(200).items()).hasSize(1);
        assertThat(shop.get(EVENTS).expect(200).items()).hasSize(2);
        shop.as("viewer").get(EVENTS + "/device/{id}", "e 1").expect(200);
        shop.as("viewer").sending(STRUCTURED).post(EVENTS, event).expect(403).problem("forbidden");
        shop.asCustomer(UUID.fromString(meter.subscriberId())).get(EVENTS).expect(403);
        api.get(EVENTS + "/device/{id}", "e 1").expect(404).problem("not-found");
    }

    @Test
    void whatIsReportedThroughKafkaIsCountedOnceToo() {
        var meter = Meter.in(api).limitedTo(10);
        send(Map.of("id", "k-0"), "{}");
        send(binary(meter, "k-1"), "{\"feature\":\"api-calls\",\"amount\":2}");
        send(binary(meter, "k-1"), "{\"feature\":\"api-calls\",\"amount\":2}");
        send(binary(meter, "k-2"), "{\"amount\":2}");
        send(binary(meter, "k-3"), "not json");
        var structured = with(event(meter, "k-4", 3), "storeid", api.store().toString());
        sendRaw(Map.of("content-type", STRUCTURED + "; charset=utf-8"), JSON.writeValueAsString(structured));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(meter.read().text("used")).isEqualTo("5"));

        assertThat(fate("k-1").path("duplicates").intValue()).isEqualTo(1);
        assertThat(fate("k-2").path("reason").asString()).contains("/data/feature is required");
        assertThat(meter.recorded(db)).isEqualByComparingTo("5");
    }

    private String daysFromNow(int days) {
        return clock.instant().plus(Duration.ofDays(days)).toString();
    }

    private Answer report(Map<String, Object> event) {
        return api.sending(STRUCTURED).post(EVENTS, event).expect(200);
    }

    private JsonNode fate(String id) {
        return api.get(EVENTS + "?source={source}&id={id}", SOURCE, id)
                .expect(200)
                .items()
                .getFirst();
    }

    private static List<String> fates(Answer answer) {
        return answer.json()
                .path("events")
                .valueStream()
                .map(event -> event.path("fate").asString())
                .toList();
    }

    private Map<String, Object> event(Meter meter, String id, Object amount) {
        var event = new HashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", SOURCE);
        event.put("type", "org.example.used");
        event.put("time", Instant.now(clock).toString());
        event.put(
                "data",
                Map.of(
                        "subscriberType", meter.subscriberType(),
                        "subscriberId", meter.subscriberId(),
                        "feature", meter.feature(),
                        "amount", amount));
        return event;
    }

    private static Map<String, Object> with(Map<String, Object> event, String name, Object value) {
        var changed = new HashMap<>(event);
        changed.put(name, value);
        return changed;
    }

    private Map<String, String> binary(Meter meter, String id) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "source",
                SOURCE,
                "type",
                "org.example.used",
                "subject",
                "customer/" + meter.subscriberId(),
                "storeid",
                api.store().toString());
    }

    private void send(Map<String, String> attributes, String body) {
        var headers = new HashMap<String, String>();
        attributes.forEach((name, value) -> headers.put("ce_" + name, value));
        headers.put("content-type", "application/json");
        sendRaw(headers, body);
    }

    private void sendRaw(Map<String, String> headers, String body) {
        var record = new ProducerRecord<String, byte[]>(UsageReported.TOPIC, 0, "key", body.getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        kafka.send(record).join();
    }
}
