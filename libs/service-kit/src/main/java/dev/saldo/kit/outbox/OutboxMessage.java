package dev.saldo.kit.outbox;

import dev.saldo.contracts.Topic;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.web.Trace;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param eventId the CloudEvents id, the same however often the event is sent
 * @param key the aggregate the event is about; events of one key arrive in order
 * @param trace what it belongs to; null: to the work that appends it
 */
public record OutboxMessage(
        UUID eventId,
        Topic<?> topic,
        UUID store,
        UUID key,
        Object body,
        @Nullable Trace trace) {

    public static <T> OutboxMessage of(Topic<T> topic, UUID store, UUID key, T body) {
        return new OutboxMessage(Ids.next(), topic, store, key, body, null);
    }

    /** The same, for work that is done together with that of others. */
    public OutboxMessage in(Trace own) {
        return new OutboxMessage(eventId, topic, store, key, body, own);
    }
}
