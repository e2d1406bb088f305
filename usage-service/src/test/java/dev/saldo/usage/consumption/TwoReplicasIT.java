package dev.saldo.usage.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.kit.SaldoService;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.usage.Meter;
import dev.saldo.usage.UsageService;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@SaldoTest
class TwoReplicasIT {

    private static final List<String> SHARED = List.of(
            "saldo.database.host",
            "saldo.database.port",
            "saldo.database.name",
            "saldo.database.user",
            "saldo.database.password",
            "saldo.database.owner",
            "saldo.database.owner-password",
            "saldo.kafka.bootstrap-servers",
            "saldo.kafka.group-prefix",
            "saldo.security.jwk-set-uri");

    private static ConfigurableApplicationContext other;

    private final Api api;
    private final Events events;
    private final DatabaseClient db;

    TwoReplicasIT(Api api, Events events, DatabaseClient db) {
        this.api = api;
        this.events = events;
        this.db = db;
    }

    @BeforeAll
    static void startAnother(@Autowired Environment environment) {
        var arguments = Stream.concat(
                Stream.of("--server.port=0"),
                SHARED.stream().map(name -> "--%s=%s".formatted(name, environment.getProperty(name))));
        other = SaldoService.builder(UsageService.class, "usage").run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    @Test
    void neverOvershootALimitTogether() {
        var meter = Meter.in(api).limitedTo(100);

        var allowed = allowed(200, (_, at) -> meter.by(at).consume(1));

        assertThat(allowed).isEqualTo(100);
        assertThat(meter.used()).isEqualByComparingTo("100");
        assertThat(meter.recorded(db)).isEqualByComparingTo("100");
        events.await(
                Topics.FEATURE_LIMIT_REACHED, reached -> reached.subscriberId().equals(meter.subscriberId()));
    }

    @Test
    void countTheSameKeysOnceTogether() {
        var meter = Meter.in(api).limitedTo(1_000);

        allowed(200, (index, at) -> meter.by(at).consume(1, "key-" + index % 19));

        assertThat(meter.used()).isEqualByComparingTo("19");
        assertThat(meter.recorded(db)).isEqualByComparingTo("19");
    }

    @Test
    void doNotStandInEachOthersWayWithManyNewCounters() {
        var meters = IntStream.range(0, 31).mapToObj(_ -> Meter.in(api)).toList();

        var allowed = allowed(310, (index, at) -> meters.get(index % 31).by(at).consume(1));

        assertThat(allowed).isEqualTo(310);
        assertThat(meters).allSatisfy(meter -> assertThat(meter.recorded(db)).isEqualByComparingTo("10"));
    }

    /** How many of the calls were allowed, which go to the replicas in turn. */
    private long allowed(int calls, BiFunction<Integer, Api, Answer> call) {
        var there = Api.at("http://127.0.0.1:" + portOfTheOther(), api.store());
        return Flux.range(0, calls)
                .flatMap(
                        index -> Mono.fromCallable(() -> call.apply(index, index % 2 == 0 ? api : there))
                                .subscribeOn(Schedulers.boundedElastic()),
                        40)
                .filter(answer -> answer.expect(200).text("allowed").equals("true"))
                .count()
                .block();
    }

    private String portOfTheOther() {
        return other.getEnvironment().getProperty("local.server.port");
    }
}
