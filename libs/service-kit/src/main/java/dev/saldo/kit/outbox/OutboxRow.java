package dev.saldo.kit.outbox;

import dev.saldo.kit.kafka.CloudEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One event waiting to be sent, as the relay reads it. */
record OutboxRow(
        long id,
        UUID eventId,
        UUID store,
        String topic,
        UUID key,
        String type,
        String source,
        Instant occurredAt,
        String traceparent,
        String payload) {

    static OutboxRow from(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getObject("store_id", UUID.class),
                row.getString("topic"),
                row.getObject("message_key", UUID.class),
                row.getString("event_type"),
                row.getString("source"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                row.getString("payload"));
    }

    ProducerRecord<String, byte[]> toRecord() {
        var event = new CloudEvents(eventId, type, source, key, occurredAt, store, traceparent);
        return event.toRecord(topic, payload);
    }
}
