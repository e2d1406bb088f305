package dev.saldo.kit.inbox;

import dev.saldo.kit.audit.Masked;
import dev.saldo.kit.kafka.CloudEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * An event that a consumer could not apply.
 *
 * @param id names it for replay
 * @param error what the last attempt failed with
 * @param body the event as it came, JSON or not
 * @param applied true once a replay succeeded
 */
record DeadLetter(
        String id,
        String consumer,
        String topic,
        @Nullable String eventId,
        @Nullable String subject,
        Instant failedAt,
        @Masked String error,
        @Masked @Nullable String body,
        boolean applied) {

    static DeadLetter of(EventSubscription<?> subscription, ConsumerRecord<String, byte[]> record) {
        return new DeadLetter(
                subscription.consumer() + "@" + record.offset(),
                subscription.consumer(),
                subscription.topic().name(),
                CloudEvents.header(record, "ce_id"),
                CloudEvents.header(record, "ce_subject"),
                Instant.ofEpochMilli(record.timestamp()),
                CloudEvents.header(record, KafkaHeaders.DLT_EXCEPTION_FQCN) + ": "
                        + CloudEvents.header(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE),
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8),
                false);
    }

    DeadLetter asApplied(boolean done) {
        return new DeadLetter(id, consumer, topic, eventId, subject, failedAt, error, body, done);
    }
}
