package dev.saldo.kit.outbox;

import dev.saldo.contracts.Topic;
import dev.saldo.kit.id.Ids;
import java.util.UUID;

/**
 * An event on its way out.
 *
 * @param eventId the CloudEvents id, the same however often the event is sent
 * @param key the aggregate the event is about; events of one key arrive in order
 */
public record OutboxMessage(UUID eventId, Topic<?> topic, UUID store, UUID key, Object body) {

    public static <T> OutboxMessage of(Topic<T> topic, UUID store, UUID key, T body) {
        return new OutboxMessage(Ids.next(), topic, store, key, body);
    }
}
