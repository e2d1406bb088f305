package dev.saldo.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.contracts.ContractJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** The topic onto which anybody who may writes what was used. */
final class UsageTopic implements AutoCloseable {

    private static final String NAME = "usage-reported";
    private static final JsonMapper JSON = ContractJson.mapper();

    private final KafkaProducer<String, byte[]> producer;

    UsageTopic(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.block.ms",
                        "5000",
                        "request.timeout.ms",
                        "4000",
                        "delivery.timeout.ms",
                        "8000",
                        "reconnect.backoff.max.ms",
                        "1000"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** One attempt; whether the broker has all of them. Where it has not, it may have some. */
    boolean write(List<UsageEvent> events) throws InterruptedException {
        try {
            for (var sent : events.stream().map(this::send).toList()) {
                sent.get();
            }
            return true;
        } catch (InterruptException _) {
            throw new InterruptedException();
        } catch (ExecutionException | KafkaException | IllegalStateException _) {
            return false;
        }
    }

    private Future<RecordMetadata> send(UsageEvent event) {
        var key = event.meter().subscriber().toString();
        var record = new ProducerRecord<>(NAME, key, JSON.writeValueAsBytes(event.json()));
        record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        return producer.send(record);
    }

    /** Waits until nothing is under way any more, also of what nobody waits for. */
    void settle() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
