package dev.saldo.usage.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.usage.UsageRecorded;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.TestTokens;
import dev.saldo.usage.Meter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

@SaldoTest
class ConsumingIT {

    private static final String CONSUME = "/api/v1/usage/consume";

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Environment environment;

    ConsumingIT(Api api, Events events, DatabaseClient db, Environment environment) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.environment = environment;
    }

    @Test
    void whatIsAskedForIsCountedAsLongAsTheLimitAllows() {
        var meter = Meter.in(api).limitedTo(10);

        assertThat(meter.consume(4).expect(200).json().toString())
                .isEqualTo("{\"allowed\":true,\"used\":4,\"limit\":10,\"remaining\":6,\"overage\":0,"
                        + "\"resetsAt\":null,\"reason\":null}");
        assertThat(meter.consume("6.000000000001").expect(200).text("reason")).isEqualTo("limit-reached");
        assertThat(meter.consume(6).expect(200).text("allowed")).isEqualTo("true");

        var refused = meter.consume(1).expect(200);
        assertThat(List.of(refused.text("allowed"), refused.text("used"), refused.text("remaining")))
                .containsExactly("false", "10", "0");
        assertThat(meter.read().expect(200).json()).isEqualTo(refused.json());
        assertThat(meter.recorded(db)).isEqualByComparingTo("10");
    }

    @Test
    void aRefusalThatIsToBeEnforcedIs429WithTheSameBody() {
        var meter = Meter.in(api).limitedTo(1);
        meter.consume(1, "a", "?enforce=true").expect(200);

        var refused = meter.consume(1, "b", "?enforce=true").expect(429);

        assertThat(refused.text("allowed")).isEqualTo("false");
        assertThat(refused.json()).isEqualTo(meter.consume(1, "b").expect(200).json());
    }

    @Test
    void withoutALimitEverythingIsCounted() {
        var meter = Meter.in(api);
        meter.read().expect(404).problem("not-found");

        meter.consume("0.25").expect(200);
        var answer = meter.consume(2).expect(200);

        assertThat(List.of(answer.text("allowed"), answer.text("used"))).containsExactly("true", "2.25");
        assertThat(answer.has("limit") || answer.has("remaining") || answer.has("resetsAt"))
                .isFalse();
        assertThat(meter.read().expect(200).json()).isEqualTo(answer.json());
    }

    @Test
    void whatIsReadAtTheSameTimeIsOfOnesOwnMeter() {
        var meters = IntStream.rangeClosed(1, 20)
                .mapToObj(limit -> Meter.in(api).limitedTo(limit))
                .toList();
        var unknown = Meter.in(api);

        var answers = IntStream.range(0, 200)
                .parallel()
                .mapToObj(index -> (index % 7 == 0 ? unknown : meters.get(index % 20)).read())
                .toList();

        for (var index = 0; index < 200; index++) {
            if (index % 7 == 0) {
                answers.get(index).expect(404).problem("not-found");
            } else {
                assertThat(answers.get(index).expect(200).number("limit")).isEqualTo(index % 20 + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow", "notify"})
    void whereOverageIsAllowedCountingGoesOn(String overage) {
        var meter = Meter.in(api).limited(Map.of("hardLimit", 10, "overage", overage));

        var answer = meter.consume(12).expect(200);

        assertThat(List.of(answer.text("allowed"), answer.text("remaining"), answer.text("overage")))
                .containsExactly("true", "0", "2");
    }

    @Test
    void theSameKeyIsCountedOnceAndHasTheFirstAnswer() {
        var meter = Meter.in(api).limitedTo(10);
        var first = meter.consume(8, "k-1").expect(200);
        var refused = meter.consume(3, "k-2").expect(200);
        meter.consume(1, "k-3").expect(200);

        assertThat(meter.consume("8.0", "k-1").expect(200).json()).isEqualTo(first.json());
        assertThat(meter.consume(3, "k-2").expect(200).json()).isEqualTo(refused.json());
        assertThat(meter.used()).isEqualByComparingTo("9");
        meter.consume(7, "k-1").expect(422).problem("idempotency-key-reused");
        Meter.in(api).consume(8, "k-1").expect(422).problem("idempotency-key-reused");
        Meter.in(api.inFreshStore()).consume(8, "k-1").expect(200);
    }

    @Test
    void theKeyMayBeInTheHeaderAsEverywhere() {
        var meter = Meter.in(api.idempotent(UUID.randomUUID().toString()));

        assertThat(meter.consume(1).expect(200).json())
                .isEqualTo(meter.consume(1).expect(200).json());

        meter.consume(2).expect(422).problem("idempotency-key-reused");
        meter.by(api.idempotent("x".repeat(256))).consume(1).expect(400).problem("malformed");
        assertThat(meter.by(api).used()).isEqualByComparingTo("1");
    }

    @Test
    void aKeyOfAnotherRequestCannotBeUsedAgain() {
        var meter = Meter.in(api.idempotent("set-1")).limitedTo(10);

        meter.by(api).consume(1, "set-1").expect(422).problem("idempotency-key-reused");
        meter.by(api).consume(1, "set-2").expect(200);
        api.idempotent("set-2")
                .put("/api/v1/limits" + meter.path(), Map.of("hardLimit", 5))
                .expect(422)
                .problem("idempotency-key-reused");
    }

    @Test
    void theSameKeyFromManySidesAtOnceIsCountedOnce() {
        var meter = Meter.in(api).limitedTo(10);

        var answers = meter.atOnce(20, one -> one.consume(1, "once").expect(200));

        assertThat(answers)
                .extracting(Answer::json)
                .containsOnly(answers.getFirst().json());
        assertThat(meter.used()).isEqualByComparingTo("1");
    }

    @Test
    void twoHundredClientsOnOneQuotaEndAtExactlyTheQuota() {
        var meter = Meter.in(api).limitedTo(10_000);
        var client = client(200);
        var body = Map.of("subscriber", meter.subscriber(), "feature", meter.feature());

        var allowed = Flux.range(0, 200)
                .flatMap(
                        _ -> Flux.range(0, 60)
                                .concatMap(_ -> client.post()
                                        .uri(CONSUME)
                                        .bodyValue(body)
                                        .retrieve()
                                        .bodyToMono(Map.class)),
                        200)
                .filter(answer -> Boolean.TRUE.equals(answer.get("allowed")))
                .count()
                .block();

        assertThat(allowed).isEqualTo(10_000);
        assertThat(meter.used()).isEqualByComparingTo("10000");
        assertThat(meter.recorded(db)).isEqualByComparingTo("10000");
        events.await(Topics.FEATURE_LIMIT_REACHED, reached -> isOf(meter, reached.subscriberId()));
        assertThat(events.published(Topics.FEATURE_LIMIT_REACHED, api.store()))
                .filteredOn(reached -> isOf(meter, reached.subscriberId()))
                .hasSize(1);
    }

    @Test
    void whatIsCountedIsAnnouncedOnceACommit() {
        var meter = Meter.in(api);
        IntStream.range(0, 3).forEach(_ -> meter.consume(2).expect(200));

        var last = events.await(
                Topics.USAGE_RECORDED, recorded -> isOf(meter, recorded.subscriberId()) && recorded.sequence() == 3);

        assertThat(last.used()).isEqualByComparingTo("6");
        assertThat(events.published(Topics.USAGE_RECORDED, api.store()))
                .filteredOn(recorded -> recorded.counterId().equals(last.counterId()))
                .extracting(UsageRecorded::amount)
                .allSatisfy(amount -> assertThat(amount).isEqualByComparingTo("2"))
                .hasSize(3);
    }

    @Test
    void eachLimitIsAnnouncedWhenItIsCrossedAndOnlyThen() {
        var meter = Meter.in(api).limited(Map.of("hardLimit", 10, "softLimits", List.of(8, 5), "overage", "notify"));
        List.of(4, 5, 1, 1, 1).forEach(amount -> meter.consume(amount).expect(200));

        events.await(Topics.FEATURE_LIMIT_EXCEEDED, exceeded -> isOf(meter, exceeded.subscriberId()));

        assertThat(events.published(Topics.FEATURE_LIMIT_WARNED, api.store()))
                .filteredOn(warned -> isOf(meter, warned.subscriberId()))
                .extracting(warned -> warned.softLimit() + " at " + warned.used())
                .containsExactly("5 at 9", "8 at 9");
        assertThat(events.published(Topics.FEATURE_LIMIT_REACHED, api.store()))
                .filteredOn(reached -> isOf(meter, reached.subscriberId()))
                .extracting(reached -> reached.used().toString())
                .containsExactly("10");
        assertThat(events.published(Topics.FEATURE_LIMIT_EXCEEDED, api.store()))
                .filteredOn(exceeded -> isOf(meter, exceeded.subscriberId()))
                .extracting(exceeded -> exceeded.overage().toString())
                .containsExactly("1");
    }

    @Test
    void aCounterCannotHoldMoreThanItsColumn() {
        var meter = Meter.in(api);
        meter.consume(1).expect(200);
        db.sql("update usage_counter set used = 9999999999999999 where subscriber_id = :id")
                .bind("id", meter.subscriberId())
                .then()
                .block();

        assertThat(meter.consume(1).expect(200).text("reason")).isEqualTo("counter-full");
    }

    @Test
    void recordsCannotBeChangedNotEvenByTheService() {
        for (var change : List.of("update usage_record set amount = 0", "delete from usage_record")) {
            assertThat(db.sql(change)
                            .then()
                            .thenReturn("done")
                            .onErrorReturn("refused")
                            .block())
                    .as(change)
                    .isEqualTo("refused");
        }
        assertThat(db.sql("select count(*) from pg_inherits where inhparent = 'usage_record'::regclass")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .as("partitions")
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void aCustomerReadsTheirOwnUsageAndConsumesNothing() {
        var meter = Meter.in(api).limitedTo(10);
        meter.consume(1).expect(200);
        var own = api.asCustomer(UUID.fromString(meter.subscriberId()));

        assertThat(meter.by(own).read().expect(200).text("used")).isEqualTo("1");
        meter.by(own).consume(1).expect(403).problem("forbidden");
        meter.by(api.asCustomer(UUID.randomUUID())).read().expect(404).problem("not-found");
        meter.by(api.as("viewer")).read().expect(200);
        meter.by(api.as("viewer")).consume(1).expect(403).problem("forbidden");
        meter.by(api.inFreshStore()).read().expect(404).problem("not-found");
    }

    @Test
    void badInputIsTheClientsFault() {
        var asking = Meter.in(api.inFreshStore());
        var reading = Meter.in(api.inFreshStore());
        reading.consume(1).expect(200);

        BadInput.against(asking.api())
                .send(HttpMethod.POST, CONSUME, Map.of("subscriber", asking.subscriber(), "feature", "api-calls"));
        BadInput.against(reading.api()).send(HttpMethod.GET, "/api/v1/usage" + reading.path(), null);
    }

    private static boolean isOf(Meter meter, String subscriber) {
        return meter.subscriberId().equals(subscriber);
    }

    private WebClient client(int connections) {
        var pool = ConnectionProvider.create("clients", connections);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(pool)))
                .baseUrl("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"))
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.mint(api.store(), "owner")))
                .build();
    }
}
