package dev.saldo.sample;

import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.engines.Durability;
import dev.saldo.engines.KafkaEngine;
import dev.saldo.engines.PostgresEngine;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.kafka.CloudEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/** Real engines, and as many replicas of the sample service on them as a test wants. */
public final class SampleSuite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresEngine postgres;
    private final KafkaEngine kafka;
    private final List<ConfigurableApplicationContext> replicas = new ArrayList<>();

    public SampleSuite() throws IOException {
        Path directory = Files.createTempDirectory("saldo-kit");
        postgres = PostgresEngine.start(directory.resolve("postgres"), 0, Durability.FAST);
        kafka = KafkaEngine.start(directory.resolve("kafka"), 0, Durability.FAST);
        postgres.createServiceDatabase("sample");
    }

    public ConfigurableApplicationContext replica() {
        var replica = SaldoService.builder(SampleService.class, "platform")
                .run(
                        "--server.port=0",
                        "--spring.reactor.netty.shutdown-quiet-period=0s",
                        "--saldo.database.host=127.0.0.1",
                        "--saldo.database.port=" + postgres.port(),
                        "--saldo.database.name=sample",
                        "--saldo.database.user=sample",
                        "--saldo.database.owner=sample_owner",
                        "--saldo.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--saldo.inbox.retry-delay=10ms",
                        "--saldo.outbox.retry-delay=100ms",
                        "--spring.kafka.producer.properties.max.block.ms=1000");
        replicas.add(replica);
        return replica;
    }

    public void asSuperuser(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("sample"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public KafkaEngine kafka() {
        return kafka;
    }

    /** What a topic holds, read from its beginning until the condition is met; fails when that takes too long. */
    public List<ConsumerRecord<String, byte[]>> read(
            Topic<?> topic, Predicate<List<ConsumerRecord<String, byte[]>>> complete) {
        return read(topic.name(), complete);
    }

    public List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> complete) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "reader-" + Ids.next(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!complete.test(records)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("%s holds only %d records".formatted(topic, records.size()));
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** A rejected sale as sales-service would announce it. */
    public static ProducerRecord<String, byte[]> rejection(UUID eventId, UUID store, UUID sale, String reason) {
        var topic = Topics.SALE_REJECTED;
        var body = new SaleRejected(sale, null, reason, Instant.EPOCH, 1);
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        return new CloudEvents(eventId, topic.type(), topic.source(), sale, Instant.EPOCH, store, trace)
                .toRecord(topic.name(), ContractJson.mapper().writeValueAsString(body));
    }

    @SuppressWarnings("unchecked")
    public static KafkaTemplate<String, byte[]> sender(ConfigurableApplicationContext replica) {
        return replica.getBean(KafkaTemplate.class);
    }

    @Override
    public void close() {
        replicas.forEach(ConfigurableApplicationContext::close);
        kafka.close();
        postgres.close();
    }
}
