package dev.saldo.kit.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.kit.database.DatabaseProperties;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.kafka.CloudEvents;
import dev.saldo.money.Money;
import dev.saldo.sample.SampleSuite;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OutboxIT {

    private static final UUID STORE = Ids.next();

    private static SampleSuite suite;
    private static ConfigurableApplicationContext service;

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
    void eventsOfAKeyArriveInOrderAndOnceThoughTwoReplicasRelay() {
        var keys = Stream.generate(Ids::next).limit(10).toList();
        var other = suite.replica();

        Flux.range(1, 60)
                .concatMap(version -> announce(version % 2 == 0 ? other : service, keys, version))
                .blockLast();

        var records = suite.read(Topics.PLATFORM_CHANGED, seen -> of(keys, seen).size() >= 600);
        var versions = of(keys, records).stream()
                .collect(groupingBy(ConsumerRecord::key, mapping(OutboxIT::version, toList())));
        assertThat(versions)
                .hasSize(10)
                .allSatisfy((_, seen) -> assertThat(seen)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 60).boxed().toList()));
        var ids = new HashSet<UUID>();
        assertThat(of(keys, records))
                .allMatch(record -> ids.add(CloudEvents.from(record).id()));
        other.close();
    }

    @Test
    void whatIsRolledBackIsNeverAnnounced() {
        var lost = Ids.next();
        var kept = Ids.next();

        var failing = outbox(service)
                .append(message(lost, 1))
                .then(Mono.error(new IllegalStateException("changed my mind")))
                .as(transaction(service)::transactional);
        assertThatThrownBy(failing::block).hasMessage("changed my mind");
        announce(service, List.of(kept), 1).block();

        var records = suite.read(
                Topics.PLATFORM_CHANGED, seen -> !of(List.of(kept), seen).isEmpty());
        assertThat(of(List.of(lost), records)).isEmpty();
    }

    @Test
    void outsideATransactionNothingCanBeAnnounced() {
        var unsafe = outbox(service).append(message(Ids.next(), 1));

        assertThatThrownBy(unsafe::block).hasMessageContaining("transaction");
        assertThat(waiting()).isZero();
    }

    @Test
    void aBrokerThatIsAwayDelaysEventsAndLosesNone() {
        var key = Ids.next();
        suite.kafka().stop();

        IntStream.rangeClosed(1, 20)
                .forEach(version -> announce(service, List.of(key), version).block());
        assertThat(waiting()).isEqualTo(20);
        suite.kafka().start();

        var records = suite.read(
                Topics.PLATFORM_CHANGED,
                seen -> of(List.of(key), seen).stream().anyMatch(record -> version(record) == 20));
        assertThat(of(List.of(key), records).stream().map(OutboxIT::version).distinct())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void anEventIsACloudEvent() {
        var key = Ids.next();

        announce(service, List.of(key), 1).block();

        var record = of(
                        List.of(key),
                        suite.read(
                                Topics.PLATFORM_CHANGED,
                                seen -> !of(List.of(key), seen).isEmpty()))
                .getFirst();
        var event = CloudEvents.from(record);
        assertThat(event.type()).isEqualTo("dev.saldo.platform-changed.v1");
        assertThat(event.source()).isEqualTo("/saldo/platform");
        assertThat(event.subject()).isEqualTo(key);
        assertThat(event.store()).isEqualTo(STORE);
        assertThat(CloudEvents.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(event.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void sentEventsAreFoundByTheirIdsHoweverFewThereSeemToBe() throws SQLException {
        suite.asSuperuser("vacuum analyze kit.outbox");
        var table = new OutboxTable(service.getBean(DatabaseProperties.class));
        var plan = new ArrayList<String>();

        try (var connection = table.connect();
                var statement = connection.createStatement();
                var lines = statement.executeQuery("""
                        explain delete from kit.outbox
                         where id = any(array(select generate_series(1, 1000)::bigint))""")) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }

        assertThat(plan).anyMatch(line -> line.contains("outbox_pkey")).noneMatch(line -> line.contains("Seq Scan"));
    }

    private static Mono<Void> announce(ConfigurableApplicationContext replica, List<UUID> keys, int version) {
        return outbox(replica)
                .append(keys.stream().map(key -> message(key, version)).toList())
                .as(transaction(replica)::transactional);
    }

    private static OutboxMessage message(UUID key, int version) {
        var body = new PlatformChanged(key, "Acme", "USD", "ACTIVE", Money.of("0.00", "USD"), version);
        return OutboxMessage.of(Topics.PLATFORM_CHANGED, STORE, key, body);
    }

    private static long waiting() {
        return service.getBean(DatabaseClient.class)
                .sql("select count(*) from kit.outbox")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static List<ConsumerRecord<String, byte[]>> of(
            List<UUID> keys, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> keys.contains(UUID.fromString(record.key())))
                .toList();
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        return ContractJson.mapper()
                .readValue(record.value(), PlatformChanged.class)
                .version();
    }

    private static Outbox outbox(ConfigurableApplicationContext replica) {
        return replica.getBean(Outbox.class);
    }

    private static TransactionalOperator transaction(ConfigurableApplicationContext replica) {
        return replica.getBean(TransactionalOperator.class);
    }
}
