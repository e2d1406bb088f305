package dev.saldo.usage.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.kit.SaldoService;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.usage.Meter;
import dev.saldo.usage.UsageService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@SaldoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Environment environment;
    private ConfigurableApplicationContext other;

    TwoReplicasIT(Api api, Events events, DatabaseClient db, Environment environment) {
        this.api = api;
        this.events = events;
        this.db = db;
        this.environment = environment;
    }

    @BeforeAll
    void startAnother() {
        var arguments = Stream.concat(
                Stream.of("--server.port=0"),
                SHARED.stream().map(name -> "--%s=%s".formatted(name, environment.getProperty(name))));
        other = SaldoService.builder(UsageService.class, "usage").run(arguments.toArray(String[]::new));
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void neverOvershootALimitTogether() {
        var meter = Meter.in(api).limitedTo(100);

        var allowed = consume(meter, 40, 5, _ -> null);

        assertThat(allowed).isEqualTo(100);
        assertThat(meter.used()).isEqualByComparingTo("100");
        assertThat(meter.recorded(db)).isEqualByComparingTo("100");
        events.await(
                Topics.FEATURE_LIMIT_REACHED, reached -> reached.subscriberId().equals(meter.subscriberId()));
    }

    @Test
    void countTheSameKeysOnceTogether() {
        var meter = Meter.in(api).limitedTo(1_000);

        consume(meter, 40, 5, index -> "key-" + index % 20);

        assertThat(meter.used()).isEqualByComparingTo("20");
        assertThat(meter.recorded(db)).isEqualByComparingTo("20");
    }

    @Test
    void doNotStandInEachOthersWayWithManyCounters() {
        var meters = new ArrayList<Meter>();
        IntStream.range(0, 30).forEach(_ -> meters.add(Meter.in(api)));

        var allowed = meters.stream()
                .map(meter -> Mono.fromCallable(() -> consume(meter, 4, 2, _ -> null))
                        .subscribeOn(Schedulers.boundedElastic()))
                .toList();

        assertThat(Flux.merge(allowed).collectList().block()).containsOnly(8L);
        assertThat(meters).allSatisfy(meter -> assertThat(meter.recorded(db)).isEqualByComparingTo("8"));
    }

    /** How many of the calls were allowed, of clients who take turns between the replicas. */
    private long consume(Meter meter, int clients, int calls, IntFunction<String> key) {
        var there = meter.by(Api.at("http://127.0.0.1:" + portOfTheOther(), api.store()));
        return Flux.range(0, clients)
                .flatMap(
                        client -> Mono.fromCallable(
                                        () -> allowed(client % 2 == 0 ? meter : there, client * calls, calls, key))
                                .subscribeOn(Schedulers.boundedElastic()),
                        clients)
                .reduce(0L, Long::sum)
                .block();
    }

    private static long allowed(Meter meter, int first, int calls, IntFunction<String> key) {
        return IntStream.range(first, first + calls)
                .mapToObj(index -> key.apply(index) == null ? meter.consume(1) : meter.consume(1, key.apply(index)))
                .filter(answer -> answer.expect(200).text("allowed").equals("true"))
                .count();
    }

    private String portOfTheOther() {
        return other.getEnvironment().getProperty("local.server.port");
    }
}
