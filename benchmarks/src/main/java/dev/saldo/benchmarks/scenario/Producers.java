package dev.saldo.benchmarks.scenario;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers that lose nothing and wait for nothing. */
final class Producers {

    private Producers() {}

    static Producer<String, byte[]> to(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        "true",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        "0",
                        "batch.size",
                        "131072",
                        "buffer.memory",
                        "67108864"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
