package dev.saldo.benchmarks.load;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers that lose nothing and wait for nothing. */
public final class Producers {

    private Producers() {}

    public static Producer<String, byte[]> to(String bootstrapServers) {
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
