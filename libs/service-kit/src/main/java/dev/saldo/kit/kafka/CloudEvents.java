package dev.saldo.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.kit.web.Trace;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event in the headers of a Kafka record: CloudEvents 1.0 in binary mode, with the extensions
 * {@code storeid} and {@code traceparent}.
 */
public record CloudEvents(
        UUID id, String type, String source, UUID subject, Instant time, UUID store, String traceparent) {

    public ProducerRecord<String, byte[]> toRecord(String topic, String json) {
        var record = new ProducerRecord<>(topic, subject.toString(), json.getBytes(UTF_8));
        add(record, "content-type", "application/json");
        add(record, "ce_specversion", "1.0");
        add(record, "ce_id", id.toString());
        add(record, "ce_type", type);
        add(record, "ce_source", source);
        add(record, "ce_subject", subject.toString());
        add(record, "ce_time", time.toString());
        add(record, "ce_storeid", store.toString());
        add(record, "ce_traceparent", traceparent);
        return record;
    }

    /** Throws {@link IllegalArgumentException} when a header that must be there is missing or malformed. */
    public static CloudEvents from(ConsumerRecord<String, byte[]> record) {
        return new CloudEvents(
                UUID.fromString(required(record, "ce_id")),
                required(record, "ce_type"),
                required(record, "ce_source"),
                UUID.fromString(required(record, "ce_subject")),
                Instant.parse(required(record, "ce_time")),
                UUID.fromString(required(record, "ce_storeid")),
                Trace.of(header(record, "ce_traceparent")).parent());
    }

    public static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        var value = header(record, name);
        if (value == null) {
            throw new IllegalArgumentException("the record has no header " + name);
        }
        return value;
    }

    private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
