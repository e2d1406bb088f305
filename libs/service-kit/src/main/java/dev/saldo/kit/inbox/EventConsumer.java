package dev.saldo.kit.inbox;

import dev.saldo.kit.kafka.CloudEvents;
import dev.saldo.kit.web.Trace;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies polled batches of a subscription, each in one transaction. A batch that fails is tried event by event, so
 * that one poisoned event stops nothing but itself. Blocks the container's thread with a deadline: a listener that
 * returned a publisher would commit offsets out of order.
 */
final class EventConsumer<T> implements BatchMessageListener<String, byte[]> {

    private final EventSubscription<T> subscription;
    private final Inbox inbox;
    private final JsonMapper json;
    private final Duration deadline;

    EventConsumer(EventSubscription<T> subscription, Inbox inbox, JsonMapper json, Duration deadline) {
        this.subscription = subscription;
        this.inbox = inbox;
        this.json = json;
        this.deadline = deadline;
    }

    private record Delivery<T>(ConsumerRecord<String, byte[]> record, Event<T> event) {}

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        try {
            apply(records);
        } catch (RuntimeException failure) {
            if (records.size() == 1 || Faults.isTransient(failure)) {
                throw new BatchListenerFailedException("cannot apply", failure, 0);
            }
            applyOneByOne(records);
        }
    }

    private void applyOneByOne(List<ConsumerRecord<String, byte[]>> records) {
        for (var index = 0; index < records.size(); index++) {
            try {
                apply(records.subList(index, index + 1));
            } catch (RuntimeException failure) {
                throw new BatchListenerFailedException("cannot apply", failure, index);
            }
        }
    }

    void apply(List<ConsumerRecord<String, byte[]>> records) {
        var wanted = records.stream()
                .map(record -> new Delivery<>(record, read(record)))
                .filter(delivery -> subscription.wanted().test(delivery.event().body()))
                .toList();
        if (!wanted.isEmpty()) {
            var events = wanted.stream().map(Delivery::event).toList();
            var trace = Trace.of(CloudEvents.header(wanted.getFirst().record(), "ce_traceparent"));
            inbox.apply(subscription, events, trace).block(deadline);
        }
    }

    private Event<T> read(ConsumerRecord<String, byte[]> record) {
        var attributes = CloudEvents.from(record);
        var body = json.readValue(record.value(), subscription.topic().body());
        return new Event<>(attributes.id(), attributes.store(), attributes.subject(), attributes.time(), body);
    }
}
